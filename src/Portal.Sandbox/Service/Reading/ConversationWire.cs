using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary>One row of the conversation search.</summary>
internal sealed record ConversationWire
{
    public required string Id { get; init; }
    public required string ContactId { get; init; }
    public required string LocationId { get; init; }
    public string? LastMessageBody { get; init; }
    public string? LastMessageType { get; init; }
    public string? LastMessageDirection { get; init; }
    public required string Type { get; init; }
    public required int UnreadCount { get; init; }
    public required string FullName { get; init; }
    public required string ContactName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? AssignedTo { get; init; }
    public IReadOnlyList<string> Followers { get; init; } = [];
    public required bool Starred { get; init; }

    /// <summary>Milliseconds since 1970, as all the dates of this row.</summary>
    public required long DateAdded { get; init; }
    public required long DateUpdated { get; init; }
    public long? LastMessageDate { get; init; }

    /// <summary>What <c>startAfterDate</c> takes to continue behind this row.</summary>
    public required IReadOnlyList<long> Sort { get; init; }

    public static ConversationWire Of(SearchRow row, Contact contact) => new()
    {
        Id = row.Conversation.Id,
        ContactId = contact.Id,
        LocationId = contact.LocationId,
        LastMessageBody = row.Body,
        LastMessageType = row.Kind?.Name,
        LastMessageDirection = row.Kind is null ? null : row.IsInbound ? "inbound" : "outbound",
        Type = row.Kind?.ConversationType ?? MessageKind.Sms.ConversationType,
        UnreadCount = row.UnreadNow,
        FullName = contact.Name,
        ContactName = contact.Name,
        Email = contact.Email,
        Phone = contact.Phone,
        Tags = contact.Tags,
        AssignedTo = contact.AssignedTo,
        Starred = row.Conversation.Starred,
        DateAdded = WireTime.Number(row.Conversation.DateAdded),
        DateUpdated = row.Sort,
        LastMessageDate = row.Kind is null ? null : row.Sort,
        Sort = [row.Sort],
    };
}

internal sealed record ConversationsBody(IReadOnlyList<ConversationWire> Conversations, int Total) : ReplyBody;

/// <summary>One conversation, read by its id. Unlike in the search, <paramref name="Type"/> is a number here.</summary>
internal sealed record ConversationBody(string Id, string ContactId, string LocationId, bool Deleted, bool Inbox, int Type, int UnreadCount, string? AssignedTo, bool Starred) : ReplyBody
{
    public static ConversationBody Of(Conversation conversation, SubAccountData data) => new(
        conversation.Id, conversation.ContactId, data.Id, Deleted: false, Inbox: true, Number(conversation), conversation.UnreadCount,
        data.Contacts[conversation.ContactId].AssignedTo, conversation.Starred);

    private static int Number(Conversation conversation) => conversation.Rows.LastOrDefault()?.Kind.ConversationType switch
    {
        "TYPE_EMAIL" => 2,
        "TYPE_FB_MESSENGER" => 3,
        "TYPE_REVIEW" => 4,
        _ => 1,
    };
}

internal sealed record ConversationUpdateBody(bool Success, ConversationBody Conversation) : ReplyBody;
