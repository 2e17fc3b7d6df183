using System.Text.Json.Serialization;

namespace Portal.Services.HighLevel;

/// <summary>
/// The body of <c>POST /conversations/messages</c>, field by field as the service's page documents it;
/// what is null is not sent.
/// </summary>
public sealed record SendMessageRequest
{
    [JsonPropertyName("type")] public required string Type { get; init; }
    [JsonPropertyName("contactId")] public required string ContactId { get; init; }
    [JsonPropertyName("appointmentId")] public string? AppointmentId { get; init; }
    [JsonPropertyName("attachments")] public IReadOnlyList<string>? Attachments { get; init; }
    [JsonPropertyName("emailFrom")] public string? EmailFrom { get; init; }
    [JsonPropertyName("emailCc")] public IReadOnlyList<string>? EmailCc { get; init; }
    [JsonPropertyName("emailBcc")] public IReadOnlyList<string>? EmailBcc { get; init; }
    [JsonPropertyName("html")] public string? Html { get; init; }
    [JsonPropertyName("message")] public string? Message { get; init; }
    [JsonPropertyName("subject")] public string? Subject { get; init; }
    [JsonPropertyName("replyMessageId")] public string? ReplyMessageId { get; init; }
    [JsonPropertyName("templateId")] public string? TemplateId { get; init; }
    [JsonPropertyName("threadId")] public string? ThreadId { get; init; }

    /// <summary>UTC, in whole seconds since 1970.</summary>
    [JsonPropertyName("scheduledTimestamp")] public long? ScheduledTimestamp { get; init; }
    [JsonPropertyName("conversationProviderId")] public string? ConversationProviderId { get; init; }
    [JsonPropertyName("emailTo")] public string? EmailTo { get; init; }

    /// <summary><c>reply</c> or <c>reply_all</c>.</summary>
    [JsonPropertyName("emailReplyMode")] public string? EmailReplyMode { get; init; }

    /// <summary>E.164.</summary>
    [JsonPropertyName("fromNumber")] public string? FromNumber { get; init; }

    /// <summary>E.164; one of the contact's own.</summary>
    [JsonPropertyName("toNumber")] public string? ToNumber { get; init; }
}
