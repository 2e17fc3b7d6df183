namespace Portal.Services.Composing;

/// <summary>
/// What a person wrote, as they wrote it, and all they chose for it. Stored with a draft, and frozen with a message; each channel's
/// wire form is made from it, and takes only what that channel knows.
/// </summary>
public sealed record MessageContent
{
    public static MessageContent Empty { get; } = new() { Body = string.Empty };

    /// <summary>Plain text; Markdown or HTML for e-mail.</summary>
    public required string Body { get; init; }

    /// <summary>E-mail only: <see cref="Body"/> is HTML and not Markdown.</summary>
    public bool IsHtml { get; init; }

    /// <summary>E-mail only, as are the addresses.</summary>
    public string? Subject { get; init; }

    /// <summary>One of the sub-account's senders; null for its usual one.</summary>
    public string? EmailFrom { get; init; }

    /// <summary>One of the contact's own addresses; null for the main one.</summary>
    public string? EmailTo { get; init; }
    public IReadOnlyList<string> EmailCc { get; init; } = [];
    public IReadOnlyList<string> EmailBcc { get; init; } = [];
    public EmailReply? Reply { get; init; }

    /// <summary>Goes below <see cref="Body"/> when it is sent, with its variables filled; plain text, Markdown for e-mail. Null for none, also where the author took it out.</summary>
    public string? Signature { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>The service's template that the text was begun with.</summary>
    public string? TemplateId { get; init; }

    /// <summary>E.164, one of the sub-account's numbers; null for its usual one.</summary>
    public string? FromNumber { get; init; }

    /// <summary>E.164, one of the contact's own numbers; null for the main one.</summary>
    public string? ToNumber { get; init; }

    /// <summary>Custom only: one of the sub-account's providers; null for its first.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The contact's appointment that this is about.</summary>
    public string? AppointmentId { get; init; }

    /// <summary>A draft's only: a message has its plan. Null for at once.</summary>
    public ChosenTime? Later { get; init; }

    /// <summary>Nothing that is worth keeping; what was only chosen is not, nor what an answer brings with it.</summary>
    public bool IsBlank => InvisibleCharacters.IsBlank(Body) && Attachments.Count == 0 && (Reply is not null || HasNoHead);

    private bool HasNoHead => InvisibleCharacters.IsBlank(Subject) && EmailCc.Count == 0 && EmailBcc.Count == 0;

    /// <summary>The body with its signature, as every channel but e-mail sends it.</summary>
    public string WithSignature() => InvisibleCharacters.IsBlank(Signature) ? Body : InvisibleCharacters.IsBlank(Body) ? Signature : $"{Body.TrimEnd()}\n{Signature}";

    /// <summary>What goes along when a text is sent on another channel instead.</summary>
    public MessageContent Carried() => new()
    {
        Body = IsHtml ? HtmlText.Of(Body) : Body,
        Attachments = Attachments,
        AppointmentId = AppointmentId,
        Later = Later,
    };

    public bool Equals(MessageContent? other) =>
        other is not null
        && (Body, IsHtml, Subject, EmailFrom, EmailTo) == (other.Body, other.IsHtml, other.Subject, other.EmailFrom, other.EmailTo)
        && (Signature, TemplateId, FromNumber, ToNumber, ProviderId, AppointmentId) == (other.Signature, other.TemplateId, other.FromNumber, other.ToNumber, other.ProviderId, other.AppointmentId)
        && Equals(Reply, other.Reply)
        && Equals(Later, other.Later)
        && EmailCc.SequenceEqual(other.EmailCc) && EmailBcc.SequenceEqual(other.EmailBcc) && Attachments.SequenceEqual(other.Attachments);

    public override int GetHashCode() => HashCode.Combine(Body, Subject, Attachments.Count);

    public override string ToString() => "message content"; // never a body in a log
}
