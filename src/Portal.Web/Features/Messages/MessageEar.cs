using Portal.Services.Messages;

namespace Portal.Web.Features.Messages;

/// <summary>Tells one page that messages of its sub-account changed: many changes at once as one call, with what changed.</summary>
internal sealed class MessageEar : IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);
    private readonly Lock _gate = new();
    private readonly MessageChanges _changes;
    private readonly string _locationId;
    private readonly Func<IReadOnlyList<Guid>, Task> _tell;
    private readonly ITimer _timer;
    private HashSet<Guid> _heard = [];

    /// <summary><paramref name="tell"/> has to go to the page's own thread by itself.</summary>
    public MessageEar(MessageChanges changes, TimeProvider time, string locationId, Func<IReadOnlyList<Guid>, Task> tell)
    {
        (_changes, _locationId, _tell) = (changes, locationId, tell);
        _timer = time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _changes.Changed += Hear;
    }

    public void Dispose()
    {
        _changes.Changed -= Hear;
        _timer.Dispose();
    }

    private void Hear(MessageChange change)
    {
        if (change.LocationId != _locationId)
        {
            return;
        }

        lock (_gate)
        {
            if (_heard.Add(change.MessageId) && _heard.Count == 1)
            {
                _timer.Change(Calm, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Tell()
    {
        HashSet<Guid> heard;
        lock (_gate)
        {
            (heard, _heard) = (_heard, []);
        }

        _ = _tell([.. heard]);
    }
}
