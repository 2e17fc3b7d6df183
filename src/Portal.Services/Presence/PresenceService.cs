using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Presence;

/// <summary>Who of the caller's colleagues is at which contact, with their names.</summary>
public sealed class PresenceService(PresenceBoard board, Database database, TimeProvider clock)
{
    private static readonly TimeSpan NamesLast = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<Guid, KnownName> _names = [];

    /// <summary>Those of the caller's sub-account, never the caller: by contact, who writes first, then in the order of their names.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<PresentColleague>>> ColleaguesAsync(Caller caller, CancellationToken cancellationToken)
    {
        var present = board.In(caller.LocationId).Where(person => person.PersonId != caller.PersonId).ToList();
        await LearnAsync([.. present.Select(person => person.PersonId).Distinct().Where(id => !IsKnown(id))], cancellationToken);
        return present.GroupBy(person => person.ContactId).ToDictionary(at => at.Key, IReadOnlyList<PresentColleague> (at) => [.. InOrder(at.Select(Named))]);
    }

    /// <summary>The caller's window says what it does, in the caller's own sub-account and no other.</summary>
    public void Say(Caller caller, PresenceWindow window, string contactId, Doing doing) =>
        board.Say(new PresenceWord(window.Id, caller.LocationId, caller.PersonId, contactId, doing, window.NextNumber()));

    private static IEnumerable<PresentColleague> InOrder(IEnumerable<PresentColleague> colleagues) =>
        colleagues.OrderByDescending(colleague => colleague.Doing).ThenBy(colleague => colleague.Name, StringComparer.CurrentCulture);

    private PresentColleague Named(PresentPerson person) => new(person.PersonId, _names.GetValueOrDefault(person.PersonId)?.Name ?? "Someone", person.Doing);

    private bool IsKnown(Guid personId) => _names.TryGetValue(personId, out var known) && known.Until > clock.GetUtcNow();

    private async Task LearnAsync(IReadOnlyList<Guid> unknown, CancellationToken cancellationToken)
    {
        if (unknown.Count > 0)
        {
            var found = await database.ReadAsync((context, token) => context.People.Where(p => unknown.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(token), cancellationToken);
            found.ForEach(person => _names[person.Id] = new KnownName(person.Name, clock.GetUtcNow() + NamesLast));
        }
    }

    private sealed record KnownName(string Name, DateTimeOffset Until);
}

/// <summary>One window of a person, as a tab of their browser.</summary>
public sealed class PresenceWindow
{
    private long _number;

    public Guid Id { get; } = Guid.CreateVersion7();

    internal long NextNumber() => Interlocked.Increment(ref _number);
}

/// <summary>A colleague who is at a contact at this moment.</summary>
public sealed record PresentColleague(Guid PersonId, string Name, Doing Doing);
