namespace Portal.Services.Presence;

/// <summary>
/// Who is at which contact at this moment, over all portals. It is kept in memory only: each window repeats its word, and one of which no
/// word comes is gone, whatever became of its tab, its circuit or its portal.
/// </summary>
public sealed class PresenceBoard : IDisposable
{
    /// <summary>How often a window repeats its word.</summary>
    public static readonly TimeSpan Repeat = TimeSpan.FromSeconds(10);

    /// <summary>How long a word counts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromSeconds(25);

    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, Entry> _windows = [];
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;

    public PresenceBoard(TimeProvider clock)
    {
        _clock = clock;
        _timer = clock.CreateTimer(_ => Forget(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Somebody came, went, or began or stopped to write. Raised on whichever thread knows.</summary>
    public event Action<PresenceChange>? Changed;

    /// <summary>What is said here, for the other portals.</summary>
    public event Action<PresenceWord>? SaidHere;

    public void Say(PresenceWord word)
    {
        SaidHere?.Invoke(word);
        Hear(word);
    }

    /// <summary>Who is in the sub-account at any contact; several windows of a person at one contact are one.</summary>
    public IReadOnlyList<PresentPerson> In(string locationId)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            return
            [
                .. _windows.Values.Where(entry => entry.Word.LocationId == locationId && entry.Word.Doing is not Doing.Nothing && entry.Until > now)
                    .GroupBy(entry => (entry.Word.ContactId, entry.Word.PersonId))
                    .Select(windows => new PresentPerson(windows.Key.PersonId, windows.Key.ContactId, windows.Max(entry => entry.Word.Doing))),
            ];
        }
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>Another portal says so, or this one.</summary>
    internal void Hear(PresenceWord word)
    {
        PresenceWord? before;
        lock (_gate)
        {
            before = _windows.GetValueOrDefault(word.Window)?.Word;
            if (before is not null && before.Number >= word.Number)
            {
                return; // it was overtaken
            }

            if (_windows.Count == 0)
            {
                _timer.Change(Sweep, Sweep);
            }

            _windows[word.Window] = new Entry(word, _clock.GetUtcNow() + Lasts);
        }

        Tell(before, word);
    }

    private void Tell(PresenceWord? before, PresenceWord word)
    {
        if (before?.ContactId != word.ContactId && before is not null and not { Doing: Doing.Nothing })
        {
            Changed?.Invoke(new PresenceChange(before.LocationId, before.ContactId));
        }

        if (before?.ContactId != word.ContactId ? word.Doing is not Doing.Nothing : before.Doing != word.Doing)
        {
            Changed?.Invoke(new PresenceChange(word.LocationId, word.ContactId));
        }
    }

    private void Forget()
    {
        List<PresenceWord> gone;
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            gone = [.. _windows.Values.Where(entry => entry.Until <= now).Select(entry => entry.Word)];
            gone.ForEach(word => _windows.Remove(word.Window));
            if (_windows.Count == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }

        foreach (var word in gone.Where(word => word.Doing is not Doing.Nothing))
        {
            Changed?.Invoke(new PresenceChange(word.LocationId, word.ContactId));
        }
    }

    private sealed record Entry(PresenceWord Word, DateTimeOffset Until);
}

/// <summary>Who is at the contact has changed.</summary>
public sealed record PresenceChange(string LocationId, string ContactId);

/// <summary>What a person does at a contact.</summary>
public sealed record PresentPerson(Guid PersonId, string ContactId, Doing Doing);
