using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary>One message row. E-mails have no body here.</summary>
internal sealed record MessageWire : ReplyBody
{
    public required string Id { get; init; }
    public required int Type { get; init; }
    public required string MessageType { get; init; }
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }
    public required string ConversationId { get; init; }
    public required string DateAdded { get; init; }
    public string? Body { get; init; }
    public required string Direction { get; init; }
    public string? Status { get; init; }
    public string? ContentType { get; init; }
    public IReadOnlyList<string> Attachments { get; init; } = [];
    public MetaWire? Meta { get; init; }
    public required string Source { get; init; }
    public string? UserId { get; init; }
    public string? ConversationProviderId { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Error { get; init; }

    public static MessageWire Of(MessageRow row, SubAccountData data) => new()
    {
        Id = row.Id,
        Type = row.Kind.Code,
        MessageType = row.Kind.Name,
        LocationId = data.Id,
        ContactId = row.Conversation.ContactId,
        ConversationId = row.Conversation.Id,
        DateAdded = WireTime.Text(row.DateAdded),
        Body = row.Body,
        Direction = row.IsInbound ? "inbound" : "outbound",
        Status = row.Progress?.StatusAt(data.Now) ?? (row.CallStatus is null ? "delivered" : "connected"),
        ContentType = row.Kind == MessageKind.Email ? null : "text/plain",
        Attachments = row.Attachments,
        Meta = MetaWire.Of(row),
        Source = row.Source,
        UserId = row.UserId,
        ConversationProviderId = row.ProviderId,
        From = row.From,
        To = row.To,
        Error = row.Progress?.ErrorAt(data.Now),
    };
}

internal sealed record MetaWire(EmailMetaWire? Email, int? CallDuration, string? CallStatus)
{
    public static MetaWire? Of(MessageRow row) =>
        row.EmailIds.Count > 0 ? new MetaWire(new EmailMetaWire([.. row.EmailIds]), null, null)
        : row.CallStatus is not null ? new MetaWire(null, row.CallDuration, row.CallStatus)
        : null;
}

internal sealed record EmailMetaWire(IReadOnlyList<string> MessageIds);

/// <summary>A page of messages, nested as the live service does it.</summary>
internal sealed record MessagesBody(MessagePageWire Messages) : ReplyBody;

internal sealed record MessagePageWire(string? LastMessageId, bool NextPage, IReadOnlyList<MessageWire> Messages);
