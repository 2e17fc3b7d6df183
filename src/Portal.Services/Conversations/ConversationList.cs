using Portal.Services.Composing;

namespace Portal.Services.Conversations;

/// <summary>Which conversations to list. All of it belongs into the page's address, but for <see cref="After"/>.</summary>
public sealed record ConversationFilter
{
    public string? Text { get; init; }
    public bool UnreadOnly { get; init; }
    public InboxView View { get; init; }

    /// <summary>One of the contact's tags, whatever its capitals.</summary>
    public string? Tag { get; init; }

    /// <summary>The channel of the last message.</summary>
    public Channel? Channel { get; init; }

    /// <summary>From <see cref="ConversationPage.Next"/>; null for the first page.</summary>
    public ConversationCursor? After { get; init; }
}

/// <summary>Which conversations: those a person works through, those with a mark, and those with something of the portal's own.</summary>
public enum InboxView
{
    All,

    /// <summary>Assigned to the caller, as HighLevel has it; without what is snoozed or done.</summary>
    Mine,

    /// <summary>Assigned to nobody; without what is snoozed or done.</summary>
    Nobodys,

    /// <summary>The contact spoke last; without what is snoozed or done.</summary>
    NeedsReply,
    Starred,
    Snoozed,
    Done,

    /// <summary>With a message that the caller may see, that was refused or did not arrive, and that nobody has set aside.</summary>
    Failed,

    /// <summary>To whom the caller has begun to write.</summary>
    HasDraft,

    /// <summary>With a message that goes out later, by whomever.</summary>
    Planned,
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

    /// <summary>All contacts that are in the list now, those of further pages too; null where nobody knows them.</summary>
    public IReadOnlySet<string>? Contacts { get; init; }
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

    /// <summary>The id of a user of the sub-account at HighLevel; null for nobody.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>How that user is called; null where that is not known.</summary>
    public string? AssignedName { get; init; }
    public bool IsStarred { get; init; }

    /// <summary>The contact's.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Null while the conversation is open.</summary>
    public StandingMark? Mark { get; init; }

    /// <summary>The contact spoke last, and nobody has put the conversation aside.</summary>
    public bool NeedsReply => IsInbound is true && Channel is not null && Mark is null;
}

/// <summary>A mark of the team's that counts now. Times in UTC; <paramref name="Until"/> is null where it ends when the contact writes.</summary>
public sealed record StandingMark(bool IsDone, DateTime At, DateTime? Until, string PersonName);
