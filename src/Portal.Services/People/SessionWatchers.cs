using System.Collections.Concurrent;

namespace Portal.Services.People;

/// <summary>Who on this host wants to know when a session ends: its open circuits and connections.</summary>
internal sealed class SessionWatchers
{
    private readonly ConcurrentDictionary<Watch, Guid> _watches = new();

    public IReadOnlyCollection<Guid> Watched => [.. _watches.Values.Distinct()];

    public IDisposable Add(Guid sessionId, Action<SessionEnd> ended)
    {
        var watch = new Watch(this, ended);
        _watches[watch] = sessionId;
        return watch;
    }

    public void Tell(Guid sessionId, SessionEnd end)
    {
        foreach (var (watch, id) in _watches)
        {
            if (id == sessionId && _watches.TryRemove(watch, out _))
            {
                watch.Ended(end);
            }
        }
    }

    private sealed class Watch(SessionWatchers watchers, Action<SessionEnd> ended) : IDisposable
    {
        public void Ended(SessionEnd end) => ended(end);

        public void Dispose() => watchers._watches.TryRemove(this, out _);
    }
}
