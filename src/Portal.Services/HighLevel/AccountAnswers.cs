using System.Collections.Concurrent;

namespace Portal.Services.HighLevel;

/// <summary>When the service last took a sub-account's token, and when it last refused one: as far as this portal has seen since it started.</summary>
public sealed class AccountAnswers(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, AccountAnswer> _last = new();

    public AccountAnswer Of(string locationId) => _last.GetValueOrDefault(locationId, AccountAnswer.None);

    /// <summary>It works with another token from now on, which the service has just taken, or with none.</summary>
    internal void Begin(string locationId, bool isTaken) => _last[locationId] = isTaken ? AccountAnswer.None with { TakenAt = clock.GetUtcNow().UtcDateTime } : AccountAnswer.None;

    internal void Note(AccessToken token, ServiceRefusal? refusal)
    {
        if (!token.IsTrial)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            _last.AddOrUpdate(token.LocationId, _ => Next(AccountAnswer.None, refusal, now), (_, last) => Next(last, refusal, now));
        }
    }

    // Any other refusal is one of what was asked: the token was taken.
    private static AccountAnswer Next(AccountAnswer last, ServiceRefusal? refusal, DateTime now) => refusal is { TokenProblem: not TokenProblem.None }
        ? last with { RefusedAt = now, Refusal = refusal.Message }
        : last with { TakenAt = now };
}

/// <summary>Times in UTC; <paramref name="Refusal"/> in the service's words.</summary>
public sealed record AccountAnswer(DateTime? TakenAt, DateTime? RefusedAt, string? Refusal)
{
    public static AccountAnswer None { get; } = new(null, null, null);
}
