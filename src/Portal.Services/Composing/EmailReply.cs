using System.Text.Json.Serialization;

namespace Portal.Services.Composing;

/// <summary>The e-mail that this one answers.</summary>
public sealed record EmailReply
{
    /// <summary>The service's id of that e-mail: the request's <c>replyMessageId</c>.</summary>
    public required string MessageId { get; init; }

    /// <summary>The service's id of the thread that bundles its e-mails.</summary>
    public string? ThreadId { get; init; }

    [JsonConverter(typeof(JsonStringEnumConverter<EmailReplyMode>))]
    public required EmailReplyMode Mode { get; init; }

    /// <summary>Who wrote it and when, as the line over the quote.</summary>
    public required string Intro { get; init; }

    /// <summary>The subject that the answer was begun with; its author may have written another since. Null where they had one of their own.</summary>
    public string? Subject { get; init; }

    /// <summary>That e-mail's words as plain text, sent below one's own; null when the author took them out.</summary>
    public string? Quote { get; init; }

    /// <summary>The others who are answered with <see cref="EmailReplyMode.ReplyAll"/>.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    public bool Equals(EmailReply? other) =>
        other is not null
        && (MessageId, ThreadId, Mode, Intro, Subject, Quote) == (other.MessageId, other.ThreadId, other.Mode, other.Intro, other.Subject, other.Quote)
        && Others.SequenceEqual(other.Others);

    public override int GetHashCode() => HashCode.Combine(MessageId, Mode, Quote);

    public override string ToString() => "e-mail reply"; // never words in a log
}

public enum EmailReplyMode
{
    Reply,
    ReplyAll,
}
