namespace Portal.Services.Composing;

/// <summary>What a person wrote, as they wrote it. Stored with a draft, and frozen with a message; each channel's wire form is made from it.</summary>
public sealed record MessageContent
{
    public static MessageContent Empty { get; } = new() { Body = string.Empty };

    /// <summary>Plain text; Markdown for e-mail.</summary>
    public required string Body { get; init; }

    /// <summary>E-mail only.</summary>
    public string? Subject { get; init; }

    public bool IsBlank => string.IsNullOrWhiteSpace(Body) && string.IsNullOrWhiteSpace(Subject);

    public override string ToString() => "message content"; // never a body in a log
}
