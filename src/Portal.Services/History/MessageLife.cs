using Portal.Services.Composing;
using Portal.Services.Messages;

namespace Portal.Services.History;

/// <summary>One message with its exact words, and everything that happened to it, oldest first.</summary>
public sealed record MessageLife(Message Message, IReadOnlyList<MessageEvent> Events)
{
    /// <summary>The message in whose place it was written, where the viewer may see that.</summary>
    public Guid? Earlier { get; init; }

    /// <summary>That one's words, while both have theirs and went by the same channel.</summary>
    public MessageContent? EarlierWords { get; init; }

    /// <summary>The one that was written in its place.</summary>
    public Guid? Later { get; init; }

    /// <summary>Whether the viewer may do something about it.</summary>
    public bool MayAct { get; init; }
}

/// <summary>The messages beside one in a list; null where it ends.</summary>
public sealed record MessageNeighbours(Guid? Newer, Guid? Older);
