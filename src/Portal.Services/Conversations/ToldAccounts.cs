using System.Collections.Concurrent;
using Portal.Services.Messages;

namespace Portal.Services.Conversations;

/// <summary>Which sub-accounts HighLevel tells of what happens in them, so that looking there now and then is enough.</summary>
internal sealed class ToldAccounts(TimeProvider clock, Action<string> distrusted)
{
    // Where all is quiet for longer, nobody knows whether there is nothing to tell or nobody who tells it.
    public static readonly TimeSpan Trusted = TimeSpan.FromHours(1);

    // What was told and what is read may come that far apart.
    private static readonly TimeSpan Apart = WatchPace.WhileTold;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _trusted = new();
    private readonly ConcurrentDictionary<string, DateTimeOffset> _heard = new();

    public bool IsTold(string locationId) => _trusted.TryGetValue(locationId, out var at) && clock.GetUtcNow() - at < Trusted;

    public void Heard(ServiceNewsItem item)
    {
        _heard[item.LocationId] = clock.GetUtcNow();
        if (item.Kind is ServiceNewsKind.Messages)
        {
            _trusted[item.LocationId] = clock.GetUtcNow(); // who hears of contacts only may never hear of a message
        }
    }

    /// <summary>Looking found something new. Where nothing had told of it, HighLevel no longer tells.</summary>
    public void Found(string locationId)
    {
        if (!_heard.TryGetValue(locationId, out var at) || clock.GetUtcNow() - at >= Apart)
        {
            if (_trusted.TryRemove(locationId, out _))
            {
                distrusted(locationId);
            }
        }
    }
}
