using Portal.Services.Composing;

namespace Portal.Services.Conversations;

/// <summary>Which conversations to list. All of it belongs into the page's address, but for <see cref="After"/>.</summary>
public sealed record ConversationFilter
{
    public string? Text { get; init; }
    public bool UnreadOnly { get; init; }

    /// <summary>The channel of the last message.</summary>
    public Channel? Channel { get; init; }

    /// <summary>From <see cref="ConversationPage.Next"/>; null for the first page.</summary>
    public ConversationCursor? After { get; init; }
}

/// <summary>Where the next page begins. Only <see cref="ConversationService"/> looks inside.</summary>
public sealed record ConversationCursor(long SortValue, IReadOnlyList<string> Shown, IReadOnlyList<string> ListedContacts)
{
    /// <summary>Whether it goes on behind this time, and what else has the same is left out.</summary>
    public bool IsPast { get; init; }
}

/// <summary>Newest first; each contact at most once over all pages. <see cref="Next"/> is null on the last page.</summary>
public sealed record ConversationPage(IReadOnlyList<ConversationSummary> Items, ConversationCursor? Next)
{
    /// <summary>A sentence about what can't be listed; null where nothing is left out.</summary>
    public string? Note { get; init; }
}

/// <summary>One row of the list: a contact, and the last word said.</summary>
public sealed record ConversationSummary
{
    public required string ContactId { get; init; }

    /// <summary>Null for a contact found by search who has no conversation yet.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Never empty.</summary>
    public required string ContactName { get; init; }

    /// <summary>Of the last message; null where it is a call, an activity or something unknown.</summary>
    public Channel? Channel { get; init; }

    /// <summary>The beginning of the last message on one line, as plain text; may be empty.</summary>
    public required string Snippet { get; init; }

    /// <summary>Null when the service doesn't say.</summary>
    public bool? IsInbound { get; init; }

    /// <summary>UTC, of the last message.</summary>
    public DateTime? At { get; init; }
    public int Unread { get; init; }
}
