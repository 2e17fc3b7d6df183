namespace Portal.Services.Composing;

/// <summary>
/// What a person wrote, as they wrote it, and all they chose for it. Stored with a draft, and frozen with a message; each channel's
/// wire form is made from it, and takes only what that channel knows.
/// </summary>
public sealed partial record MessageContent
{
    public static MessageContent Empty { get; } = new() { Body = string.Empty };

    /// <summary>Plain text; for e-mail with the few marks of <see cref="EmailBody"/>, or HTML.</summary>
    public required string Body { get; init => field = WholeText.Of(value); }

    /// <summary>E-mail only: <see cref="Body"/> is HTML.</summary>
    public bool IsHtml { get; init; }

    /// <summary>E-mail only, as are the addresses.</summary>
    public string? Subject { get; init => field = value is null ? null : WholeText.Of(value); }

    /// <summary>One of the sub-account's senders; null for its usual one.</summary>
    public string? EmailFrom { get; init; }

    /// <summary>One of the contact's own addresses; null for the main one.</summary>
    public string? EmailTo { get; init; }
    public IReadOnlyList<string> EmailCc { get; init; } = [];
    public IReadOnlyList<string> EmailBcc { get; init; } = [];
    public EmailReply? Reply { get; init; }

    /// <summary>Goes below <see cref="Body"/> when it is sent, with its variables filled; plain text, for e-mail with the marks of <see cref="EmailBody"/>. Null for none, also where the author took it out.</summary>
    public string? Signature { get; init; }

    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>E.164, one of the sub-account's numbers, where <see cref="Channel.HasSenderNumbers"/>; null for its usual one.</summary>
    public string? FromNumber { get; init; }

    /// <summary>E.164, one of the contact's own numbers; null for the main one.</summary>
    public string? ToNumber { get; init; }

    /// <summary>Custom only: one of the sub-account's providers; null for its first.</summary>
    public string? ProviderId { get; init; }

    /// <summary>The contact's appointment that this is about.</summary>
    public string? AppointmentId { get; init; }

    /// <summary>A draft's only: a message has its plan. Null for at once.</summary>
    public ChosenTime? Later { get; init; }

    /// <summary>A draft's only: the stored message whose text this is, written on to be sent in its place. It goes wherever the text goes.</summary>
    public Guid? Replaces { get; init; }

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
        Replaces = Replaces,
    };

    /// <summary>What a message keeps of it.</summary>
    public MessageContent Frozen() => this with { Later = null, Replaces = null };

    public bool Equals(MessageContent? other) =>
        other is not null
        && (Body, IsHtml, Subject, EmailFrom, EmailTo) == (other.Body, other.IsHtml, other.Subject, other.EmailFrom, other.EmailTo)
        && (Signature, TemplateId, FromNumber, ToNumber, ProviderId, AppointmentId) == (other.Signature, other.TemplateId, other.FromNumber, other.ToNumber, other.ProviderId, other.AppointmentId)
        && (TemplateMark, MeantMark) == (other.TemplateMark, other.MeantMark)
        && (Meant ?? []).SequenceEqual(other.Meant ?? [])
        && Equals(Reply, other.Reply)
        && Equals(Later, other.Later) && Replaces == other.Replaces
        && EmailCc.SequenceEqual(other.EmailCc) && EmailBcc.SequenceEqual(other.EmailBcc) && Attachments.SequenceEqual(other.Attachments);

    public override int GetHashCode() => HashCode.Combine(Body, Subject, Attachments.Count);

    public override string ToString() => "message content"; // never a body in a log
}
