using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>What a list leaves out beside what <see cref="ConversationFilter"/> asks the service for.</summary>
internal sealed record ConversationScope
{
    /// <summary>As <see cref="ConversationQuery.AssignedTo"/>.</summary>
    public string? AssignedTo { get; init; }
    public bool InboundOnly { get; init; }
    public bool StarredOnly { get; init; }

    /// <summary>Of these rows those that belong into the list; null where all do.</summary>
    public Func<IReadOnlyList<ServiceConversation>, CancellationToken, Task<IReadOnlyList<ServiceConversation>>>? Pick { get; init; }

    /// <summary>Few rows are picked, so that many are looked at at once.</summary>
    public bool IsRare { get; init; }

    public bool IsWhole => this == Whole;

    public static ConversationScope Whole { get; } = new();
}
