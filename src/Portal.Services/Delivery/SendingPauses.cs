using Microsoft.Extensions.Logging;
using Portal.Services.HighLevel;

namespace Portal.Services.Delivery;

/// <summary>Says why nothing is sent for a sub-account, and tells open pages and the log when that begins and ends. It knows what this portal was told.</summary>
public sealed partial class SendingPauses
{
    // The usual limit frees a request within ten seconds of its answer; nobody needs to be told of that.
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(20);

    private readonly ServiceHealth _health;
    private readonly RateBudget _budget;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, SendingPause> _noted = new(StringComparer.Ordinal);
    private volatile IReadOnlySet<string> _notActive = new HashSet<string>();

    internal SendingPauses(ServiceHealth health, RateBudget budget, TimeProvider clock, ILogger<SendingPauses> logger) =>
        (_health, _budget, _clock, _logger) = (health, budget, clock, logger);

    /// <summary>Raised with the sub-account whose pause has begun, changed or ended, on delivery's thread.</summary>
    public event Action<string>? Changed;

    /// <summary>Null while messages go out.</summary>
    public SendingPause? Of(string locationId) => _notActive.Contains(locationId) ? new SendingPause.NotActive() : OfService(locationId);

    private SendingPause? OfService(string locationId) => _health.Pause(locationId) ?? (OfDay(locationId) is { } day ? day : OfLimit(locationId));

    /// <summary>Called by delivery in each of its rounds, with the sub-accounts for which something is to be sent, and those that HighLevel has paused.</summary>
    internal void Note(IEnumerable<string> locationIds, IReadOnlySet<string> notActive)
    {
        _notActive = notActive;
        foreach (var id in WithNoted(locationIds.Union(notActive, StringComparer.Ordinal)))
        {
            if (HasChanged(id))
            {
                Changed?.Invoke(id);
            }
        }
    }

    private List<string> WithNoted(IEnumerable<string> locationIds)
    {
        lock (_gate)
        {
            return [.. locationIds.Union(_noted.Keys, StringComparer.Ordinal)];
        }
    }

    // One line for each standstill, however often it gets longer and however many messages wait.
    private bool HasChanged(string locationId)
    {
        var now = Of(locationId);
        lock (_gate)
        {
            var before = _noted.GetValueOrDefault(locationId);
            if (now == before)
            {
                return false;
            }

            if (now is null)
            {
                _noted.Remove(locationId);
                LogGoesOn(locationId);
            }
            else
            {
                _noted[locationId] = now;
                LogIfNew(locationId, before, now);
            }

            return true;
        }
    }

    private void LogIfNew(string locationId, SendingPause? before, SendingPause now)
    {
        if (before?.GetType() == now.GetType())
        {
            return;
        }

        if (now is SendingPause.NotActive)
        {
            LogNotActive(locationId);
        }
        else
        {
            LogPaused(locationId, now.Until, now switch
            {
                SendingPause.AskedToWait asked => $"HighLevel asked to wait for {asked.Asked.TotalSeconds:0} s",
                SendingPause.NoAnswer => "HighLevel does not answer",
                SendingPause.DayUsedUp day => $"of {day.Limit} requests in a day no more than {day.Kept} are left, which are kept for reading",
                _ => "HighLevel takes no more requests before then",
            });
        }
    }

    private SendingPause.DayUsedUp? OfDay(string locationId) =>
        _budget.UsedUpDay(locationId, RatePurpose.Send) is { } day ? new SendingPause.DayUsedUp(day.EndsAt.UtcDateTime, day.Limit, day.Kept) : null;

    private SendingPause.LimitReached? OfLimit(string locationId) =>
        _budget.UntilFree(locationId, RatePurpose.Send) is var wait && wait > Usual ? new SendingPause.LimitReached(ToMinute(_clock.GetUtcNow().UtcDateTime + wait)) : null;

    // Asked for again a moment later it is the same time.
    private static DateTime ToMinute(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMinute) + TimeSpan.TicksPerMinute, DateTimeKind.Utc);

    [LoggerMessage(LogLevel.Warning, "Nothing is sent for {LocationId} until {Until:u}: {Why}.")]
    private partial void LogPaused(string locationId, DateTime? until, string why);

    [LoggerMessage(LogLevel.Warning, "Nothing is sent for {LocationId}: HighLevel has paused it.")]
    private partial void LogNotActive(string locationId);

    [LoggerMessage(LogLevel.Information, "Messages of {LocationId} go out again.")]
    private partial void LogGoesOn(string locationId);
}
