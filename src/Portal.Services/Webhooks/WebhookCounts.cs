using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Services.People;

namespace Portal.Services.Webhooks;

/// <summary>How many webhooks ended in which way since this portal started. Those that are not HighLevel's are logged, a line a minute at most: anybody may send them.</summary>
public sealed partial class WebhookCounts(TimeProvider clock, ILogger<WebhookCounts> logger)
{
    private readonly long[] _counts = new long[Enum.GetValues<WebhookFate>().Length];
    private readonly ConcurrentDictionary<string, DateTime> _taken = new();
    private readonly OnceAMinute _saying = new(clock);

    public long Of(WebhookFate fate) => Interlocked.Read(ref _counts[(int)fate]);

    /// <summary>For administrators; null for others.</summary>
    public WebhookStanding? Look(Caller caller) => caller.MayChangeSettings
        ? new WebhookStanding(
            _taken.TryGetValue(caller.LocationId, out var at) ? at : null,
            Enum.GetValues<WebhookFate>().Where(fate => Of(fate) > 0).ToDictionary(fate => fate, Of))
        : null;

    /// <summary>One that is in order, about messages or contacts of this sub-account.</summary>
    internal void NoteTaken(string locationId) => _taken[locationId] = clock.GetUtcNow().UtcDateTime;

    /// <summary>Gives back what it was told.</summary>
    public WebhookFate Note(WebhookFate fate)
    {
        var count = Interlocked.Increment(ref _counts[(int)fate]);
        if (fate is WebhookFate.NotSigned or WebhookFate.TooLarge && _saying.IsTime())
        {
            LogNotTaken(fate, count);
        }

        return fate;
    }

    [LoggerMessage(LogLevel.Warning, "Webhooks that are not HighLevel’s were refused: {Fate}, {Count} since the start.")]
    private partial void LogNotTaken(WebhookFate fate, long count);
}
