namespace Portal.Services.HighLevel;

/// <summary>A contact as the service tells it; every field may be missing. Times are UTC.</summary>
public sealed record ServiceContact
{
    public required string Id { get; init; }
    public string? LocationId { get; init; }
    public string? Name { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyList<string> AdditionalEmails { get; init; } = [];
    public IReadOnlyList<string> AdditionalPhones { get; init; } = [];
    public string? CompanyName { get; init; }

    /// <summary>An IANA zone name.</summary>
    public string? TimeZone { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The id of the user to whom the contact is assigned; null for nobody.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Do-not-disturb for every channel.</summary>
    public bool Dnd { get; init; }

    /// <summary>By the service's channel name: Call, Email, SMS, WhatsApp, GMB, FB.</summary>
    public IReadOnlyDictionary<string, ServiceDnd> DndSettings { get; init; } = new Dictionary<string, ServiceDnd>();
}

/// <summary><paramref name="Status"/> is active, inactive or permanent; active and permanent both mean: do not disturb.</summary>
public sealed record ServiceDnd(string Status, string? Message, string? Code)
{
    public bool IsOn => Status is "active" or "permanent";
}

/// <summary>One row of <c>GET /conversations/search</c>.</summary>
public sealed record ServiceConversation
{
    public required string Id { get; init; }
    public required string ContactId { get; init; }
    public string? LocationId { get; init; }
    public string? ContactName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public string? LastMessageBody { get; init; }

    /// <summary>A TYPE_* name, or one we don't know.</summary>
    public string? LastMessageType { get; init; }
    public string? LastMessageDirection { get; init; }
    public DateTime? LastMessageDate { get; init; }
    public int UnreadCount { get; init; }

    /// <summary>The id of a user; null for nobody.</summary>
    public string? AssignedTo { get; init; }
    public bool IsStarred { get; init; }

    /// <summary>The contact's.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>What to pass as <c>startAfterDate</c> to get the rows behind this one; milliseconds.</summary>
    public long? SortValue { get; init; }
}

public sealed record ServiceConversationPage(IReadOnlyList<ServiceConversation> Conversations, int Total);

/// <summary>One row of a conversation. An e-mail's row bundles the e-mails of a thread and carries no body.</summary>
public sealed record ServiceMessage
{
    public required string Id { get; init; }
    public string? ConversationId { get; init; }
    public string? ContactId { get; init; }
    public string? LocationId { get; init; }

    /// <summary>A TYPE_* name, or one we don't know.</summary>
    public required string MessageType { get; init; }
    public required DateTime DateAdded { get; init; }
    public required bool IsInbound { get; init; }
    public string? Body { get; init; }
    public string? Status { get; init; }
    public string? Source { get; init; }
    public string? UserId { get; init; }
    public string? Error { get; init; }
    public IReadOnlyList<string> Attachments { get; init; } = [];
    public IReadOnlyList<string> EmailMessageIds { get; init; } = [];
    public string? From { get; init; }
    public string? To { get; init; }
}

/// <summary>Newest first. <paramref name="LastMessageId"/> is the cursor for the next, older page.</summary>
public sealed record ServiceMessagePage(IReadOnlyList<ServiceMessage> Messages, string? LastMessageId, bool HasOlder);

/// <summary>One e-mail with its body. <see cref="Html"/> is hostile until shown otherwise.</summary>
public sealed record ServiceEmail
{
    public required string Id { get; init; }
    public string? ThreadId { get; init; }
    public string? LocationId { get; init; }
    public string? ContactId { get; init; }
    public string? ConversationId { get; init; }
    public string? Subject { get; init; }
    public string? Html { get; init; }
    public DateTime? DateAdded { get; init; }
    public bool IsInbound { get; init; }
    public string? Status { get; init; }
    public string? From { get; init; }
    public IReadOnlyList<string> To { get; init; } = [];
    public IReadOnlyList<string> Cc { get; init; } = [];
    public IReadOnlyList<string> Bcc { get; init; } = [];
    public IReadOnlyList<string> Attachments { get; init; } = [];
    public string? Error { get; init; }
}

/// <summary>Question to <c>POST /contacts/search</c>.</summary>
public sealed record ContactQuery(string LocationId, string? Text, int Limit = 20);

/// <summary>Question to <c>GET /conversations/search</c>.</summary>
public sealed record ConversationQuery(string LocationId)
{
    /// <summary>The service's word for what nobody is assigned to.</summary>
    public const string Unassigned = "unassigned";

    public string? ContactId { get; init; }
    public string? Text { get; init; }
    public bool UnreadOnly { get; init; }
    public bool StarredOnly { get; init; }

    /// <summary>The id of a user, or <see cref="Unassigned"/>.</summary>
    public string? AssignedTo { get; init; }

    /// <summary>Only those whose last message is the contact's.</summary>
    public bool InboundOnly { get; init; }
    public bool OldestFirst { get; init; }

    /// <summary>TYPE_* of the last message.</summary>
    public string? LastMessageType { get; init; }
    public long? StartAfter { get; init; }
    public int Limit { get; init; } = 25;
}

/// <summary>Question to <c>GET /conversations/{id}/messages</c>: the page older than <see cref="LastMessageId"/>, or the newest.</summary>
public sealed record MessageQuery(string ConversationId)
{
    public string? LastMessageId { get; init; }
    public int Limit { get; init; } = 30;

    /// <summary>TYPE_* names; all when empty.</summary>
    public IReadOnlyList<string> Types { get; init; } = [];
}
