namespace Portal.Services.Drafts;

/// <summary>
/// When a text is to go out: <paramref name="At"/> in UTC, <paramref name="Wall"/> the same as a person said it (<c>yyyy-MM-ddTHH:mm</c>)
/// in <paramref name="Zone"/> (IANA).
/// </summary>
public sealed record DraftPlan(DateTime At, string Wall, string Zone, bool OnlyIfUnanswered);
