using System.Collections.Concurrent;

namespace Portal.Services.People;

/// <summary>Who on this host wants to know when a session ends, and what its person may do: its open circuits and connections.</summary>
internal sealed class SessionWatchers
{
    private readonly ConcurrentDictionary<Watch, Guid> _watches = new();

    public IReadOnlyCollection<Guid> Watched => [.. _watches.Values.Distinct()];

    public IDisposable Add(Guid sessionId, Action<SessionEnd> ended, Action<Access>? read)
    {
        var watch = new Watch(this, ended, read);
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

    public void Tell(Guid sessionId, Access access)
    {
        foreach (var (watch, id) in _watches)
        {
            if (id == sessionId)
            {
                watch.Read(access);
            }
        }
    }

    private sealed class Watch(SessionWatchers watchers, Action<SessionEnd> ended, Action<Access>? read) : IDisposable
    {
        public void Ended(SessionEnd end) => ended(end);

        public void Read(Access access) => read?.Invoke(access);

        public void Dispose() => watchers._watches.TryRemove(this, out _);
    }
}
