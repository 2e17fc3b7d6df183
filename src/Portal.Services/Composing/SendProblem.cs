namespace Portal.Services.Composing;

/// <summary>What must be mended before a message can go. <paramref name="Field"/> says beside which field to show it.</summary>
public sealed record SendProblem(ContentField Field, string Reason);

public enum ContentField
{
    Channel,
    From,
    To,
    Cc,
    Bcc,
    Subject,
    Body,
    Attachments,
    Provider,
    SendAt,
}
