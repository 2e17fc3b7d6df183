namespace Portal.Services.Webhooks;

/// <summary>
/// How it stands with webhooks, as far as this portal has seen since it started. <paramref name="TakenAt"/> (UTC): the last one about the
/// caller's sub-account; <paramref name="Counts"/> are of all sub-accounts, without those fates that none had.
/// </summary>
public sealed record WebhookStanding(DateTime? TakenAt, IReadOnlyDictionary<WebhookFate, long> Counts);
