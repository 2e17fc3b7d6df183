using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary>One e-mail with its body. Its states lack <c>queued</c>: the service says <c>pending</c> here.</summary>
internal sealed record EmailBody : ReplyBody
{
    public required string Id { get; init; }
    public required string ThreadId { get; init; }
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }
    public required string ConversationId { get; init; }
    public required string DateAdded { get; init; }
    public string? Subject { get; init; }
    public required string Body { get; init; }
    public required string Direction { get; init; }
    public required string Status { get; init; }
    public string ContentType { get; init; } = "text/html";
    public IReadOnlyList<string> Attachments { get; init; } = [];
    public string Provider { get; init; } = "Leadconnector";
    public string? From { get; init; }
    public IReadOnlyList<string> To { get; init; } = [];
    public IReadOnlyList<string> Cc { get; init; } = [];
    public IReadOnlyList<string> Bcc { get; init; } = [];
    public string? ReplyToMessageId { get; init; }
    public required string Source { get; init; }
    public string? ConversationProviderId { get; init; }
    public string? Error { get; init; }

    public static EmailBody Of(EmailRecord email, SubAccountData data) => new()
    {
        Id = email.Id,
        ThreadId = email.Thread.Id,
        LocationId = data.Id,
        ContactId = email.Thread.Conversation.ContactId,
        ConversationId = email.Thread.Conversation.Id,
        DateAdded = WireTime.Text(email.DateAdded),
        Subject = email.Subject,
        Body = email.Html,
        Direction = email.IsInbound ? "inbound" : "outbound",
        Status = (email.Progress?.StatusAt(data.Now) ?? "delivered") is var status and not "queued" ? status : "pending",
        Attachments = email.Attachments,
        From = email.From,
        To = email.To,
        Cc = email.Cc,
        Bcc = email.Bcc,
        ReplyToMessageId = email.ReplyToMessageId,
        Source = email.Source,
        ConversationProviderId = email.ProviderId,
        Error = email.Progress?.ErrorAt(data.Now),
    };
}
