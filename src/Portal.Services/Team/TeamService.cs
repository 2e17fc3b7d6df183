using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Services.Storage;

namespace Portal.Services.Team;

/// <summary>Reads a sub-account's figures, for its managers and admins.</summary>
public sealed partial class TeamService(Database database, TimeProvider clock)
{
    private const string Nameless = "Somebody";

    /// <summary>By the days of <paramref name="zone"/>; null for who may not see everyone's messages.</summary>
    public async Task<TeamReport?> ReadAsync(Caller caller, WallZone zone, TeamPeriod period, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(zone.WallAt(clock.GetUtcNow().UtcDateTime));
        return caller.MaySeeEveryonesMessages
            ? await database.ReadAsync((context, token) => ReadAsync(context, caller.LocationId, new Days(zone, today, period), token), cancellationToken)
            : null;
    }

    private static async Task<TeamReport> ReadAsync(PortalDbContext context, string locationId, Days days, CancellationToken cancellationToken)
    {
        var quarters = await QuartersAsync(context.MessageTallies.Where(t => t.LocationId == locationId), days, cancellationToken);
        var ofPeriod = quarters.Where(q => days.Chosen.Has(q.Day)).ToList();
        var authors = await AuthorsAsync(context, locationId, days, cancellationToken);
        return new TeamReport
        {
            Today = days.Today,
            Period = days.Period,
            Periods = Periods(quarters, days),
            Days = [.. days.All.Select(day => (day, Sum(quarters.Where(q => q.Day == day))))],
            Hours = [.. Enumerable.Range(0, 24).Select(hour => Sum(ofPeriod.Where(q => q.Hour == hour)))],
            People = await PeopleAsync(context, authors, cancellationToken),
            Channels = [.. Groups(authors, a => a.ChannelKey).Select(c => (Channel.Of(c.Key), c.Counts))],
            Failures = await FailuresAsync(context, locationId, days, cancellationToken),
            OnceUnknown = await OnceUnknownAsync(context, locationId, days, cancellationToken),
            Responses = await ResponsesAsync(context, locationId, days, cancellationToken),
        };
    }

    private static async Task<List<QuarterCounts>> QuartersAsync(IQueryable<MessageTally> tallies, Days days, CancellationToken cancellationToken)
    {
        var (first, end) = days.QuartersOf(new DaySpan(days.All[0], days.All[^1]));
        var rows = await tallies
            .Where(t => t.Quarter >= first && t.Quarter < end)
            .GroupBy(t => t.Quarter)
            .Select(g => new
            {
                g.Key,
                Counts = new MessageCounts(
                    g.Sum(t => t.Written), g.Sum(t => t.Accepted), g.Sum(t => t.Delivered), g.Sum(t => t.Read), g.Sum(t => t.Failed),
                    g.Sum(t => t.Refused), g.Sum(t => t.Unknown), g.Sum(t => t.Held), g.Sum(t => t.Cancelled), g.Sum(t => t.Undone)),
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new QuarterCounts(days.Zone.WallAt(Quarters.Start(row.Key)), row.Counts))];
    }

    private static async Task<List<AuthorCounts>> AuthorsAsync(PortalDbContext context, string locationId, Days days, CancellationToken cancellationToken)
    {
        var (first, end) = days.QuartersOf(days.Chosen);
        return await context.MessageTallies
            .Where(t => t.LocationId == locationId && t.Quarter >= first && t.Quarter < end)
            .GroupBy(t => new { t.AuthorId, t.ChannelKey })
            .Select(g => new AuthorCounts(
                g.Key.AuthorId,
                g.Key.ChannelKey,
                new MessageCounts(
                    g.Sum(t => t.Written), g.Sum(t => t.Accepted), g.Sum(t => t.Delivered), g.Sum(t => t.Read), g.Sum(t => t.Failed),
                    g.Sum(t => t.Refused), g.Sum(t => t.Unknown), g.Sum(t => t.Held), g.Sum(t => t.Cancelled), g.Sum(t => t.Undone))))
            .ToListAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<(TeamPerson Person, MessageCounts Counts)>> PeopleAsync(PortalDbContext context, List<AuthorCounts> authors, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(context, [.. authors.Select(a => a.AuthorId).Distinct()], cancellationToken);
        return [.. Groups(authors, a => a.AuthorId).Select(a => (new TeamPerson(a.Key, names.GetValueOrDefault(a.Key, Nameless)), a.Counts))];
    }

    private static Task<Dictionary<Guid, string>> NamesAsync(PortalDbContext context, List<Guid> ids, CancellationToken cancellationToken) =>
        context.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);

    private static async Task<IReadOnlyList<(Channel Channel, string Code, int Count)>> FailuresAsync(PortalDbContext context, string locationId, Days days, CancellationToken cancellationToken)
    {
        var (first, end) = days.QuartersOf(days.Chosen);
        var rows = await context.FailureTallies
            .Where(t => t.LocationId == locationId && t.Quarter >= first && t.Quarter < end)
            .GroupBy(t => new { t.ChannelKey, t.Code })
            .Select(g => new { g.Key.ChannelKey, g.Key.Code, Count = g.Sum(t => t.Count) })
            .Where(g => g.Count > 0)
            .ToListAsync(cancellationToken);
        return [.. rows.OrderByDescending(r => r.Count).ThenBy(r => r.Code, StringComparer.Ordinal).ThenBy(r => r.ChannelKey, StringComparer.Ordinal).Select(r => (Channel.Of(r.ChannelKey), r.Code, r.Count))];
    }

    // They are few, and have an index of their own: the event says so, and follows the writing.
    private static async Task<MessageCounts> OnceUnknownAsync(PortalDbContext context, string locationId, Days days, CancellationToken cancellationToken)
    {
        var (first, end) = days.IdsOf(days.Chosen);
        var ids = context.MessageEvents.Where(e => e.State == MessageState.Unknown && e.Id >= first).Select(e => e.MessageId);
        var states = await context.Messages
            .Where(m => m.LocationId == locationId && m.Id >= first && m.Id < end && ids.Contains(m.Id))
            .GroupBy(m => m.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var tally = new MessageTally { LocationId = locationId, Quarter = 0, AuthorId = Guid.Empty, ChannelKey = string.Empty };
        states.ForEach(s => Tallying.Add(tally, s.State, s.Count));
        return new MessageCounts(states.Sum(s => s.Count), tally.Accepted, tally.Delivered, tally.Read, tally.Failed, tally.Refused, tally.Unknown, tally.Held, tally.Cancelled);
    }

    private static IEnumerable<(TKey Key, MessageCounts Counts)> Groups<TKey>(List<AuthorCounts> authors, Func<AuthorCounts, TKey> key)
        where TKey : notnull =>
        authors.GroupBy(key).Select(g => (g.Key, Counts: MessageCounts.Sum(g.Select(a => a.Counts)))).OrderByDescending(g => g.Counts.Written).ThenBy(g => $"{g.Key}", StringComparer.Ordinal);

    private static Dictionary<TeamPeriod, MessageCounts> Periods(List<QuarterCounts> quarters, Days days) =>
        Enum.GetValues<TeamPeriod>().ToDictionary(p => p, p => Sum(quarters.Where(q => DaySpan.Of(p, days.Today).Has(q.Day))));

    private static MessageCounts Sum(IEnumerable<QuarterCounts> quarters) => MessageCounts.Sum(quarters.Select(q => q.Counts));

    private sealed record AuthorCounts(Guid AuthorId, string ChannelKey, MessageCounts Counts);

    private sealed record QuarterCounts(DateTime Wall, MessageCounts Counts)
    {
        public DateOnly Day => DateOnly.FromDateTime(Wall);
        public int Hour => Wall.Hour;
    }

    /// <summary>The days that are asked for, as the database counts time.</summary>
    private sealed record Days(WallZone Zone, DateOnly Today, TeamPeriod Period)
    {
        public DaySpan Chosen => DaySpan.Of(Period, Today);

        public IReadOnlyList<DateOnly> All { get; } = [.. Enumerable.Range(0, 14).Select(DaySpan.Of(TeamPeriod.LastWeek, Today).From.AddDays)];

        public (int First, int End) QuartersOf(DaySpan span) => (Quarters.Of(Zone.StartOf(span.From)), Quarters.Of(Zone.StartOf(span.To.AddDays(1))));

        public (Guid First, Guid End) IdsOf(DaySpan span) => (TimedId.FirstAt(Zone.StartOf(span.From)), TimedId.FirstAt(Zone.StartOf(span.To.AddDays(1))));
    }
}
