namespace Portal.Services.Messages;

/// <summary>
/// When a message is to go out. <paramref name="At"/> is UTC; <paramref name="Wall"/> is the same moment as its author chose it,
/// <c>yyyy-MM-ddTHH:mm</c> in the IANA zone <paramref name="Zone"/>, so that the clock on the wall wins when a zone's rules change.
/// </summary>
public sealed record SendPlan(DateTime At, string Wall, string Zone, bool OnlyIfUnanswered, bool HeldByService);
