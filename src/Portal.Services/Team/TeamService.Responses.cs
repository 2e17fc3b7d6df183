using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Storage;

namespace Portal.Services.Team;

public sealed partial class TeamService
{
    private static async Task<ResponseReport> ResponsesAsync(PortalDbContext context, string locationId, Days days, CancellationToken cancellationToken)
    {
        var tallies = context.ResponseTallies.Where(t => t.LocationId == locationId);
        var quarters = await QuarterResponsesAsync(tallies, days, cancellationToken);
        var authors = await AuthorResponsesAsync(tallies, days, cancellationToken);
        var names = await NamesAsync(context, [.. authors.Select(a => a.AuthorId).Distinct()], cancellationToken);
        var (byDay, byHour) = (quarters.ToLookup(q => q.Day), quarters.Where(q => days.Chosen.Has(q.Day)).ToLookup(q => q.Hour));
        return new ResponseReport
        {
            Periods = ResponsePeriods(quarters, days),
            Days = [.. days.All.Select(day => (day, Sum(byDay[day])))],
            Hours = [.. Enumerable.Range(0, 24).Select(hour => Sum(byHour[hour]))],
            People = [.. Groups(authors, a => a.AuthorId).Select(a => (new TeamPerson(a.Key, names.GetValueOrDefault(a.Key, Nameless)), a.Counts))],
            Channels = [.. Groups(authors, a => a.ChannelKey).Select(c => (Channel.Of(c.Key), c.Counts))],
        };
    }

    private static async Task<List<QuarterResponses>> QuarterResponsesAsync(IQueryable<ResponseTally> tallies, Days days, CancellationToken cancellationToken)
    {
        var (first, end) = days.QuartersOf(new DaySpan(days.All[0], days.All[^1]));
        var rows = await tallies
            .Where(t => t.Quarter >= first && t.Quarter < end)
            .GroupBy(t => new { t.Quarter, t.Step })
            .Select(g => new { g.Key.Quarter, g.Key.Step, Count = g.Sum(t => t.Count) })
            .ToListAsync(cancellationToken);
        var walls = rows.Select(row => row.Quarter).Distinct().ToDictionary(quarter => quarter, quarter => days.Zone.WallAt(Quarters.Start(quarter)));
        return [.. rows.Select(row => new QuarterResponses(DateOnly.FromDateTime(walls[row.Quarter]), walls[row.Quarter].Hour, row.Step, row.Count))];
    }

    private static async Task<List<AuthorResponses>> AuthorResponsesAsync(IQueryable<ResponseTally> tallies, Days days, CancellationToken cancellationToken)
    {
        var (first, end) = days.QuartersOf(days.Chosen);
        return await tallies
            .Where(t => t.Quarter >= first && t.Quarter < end)
            .GroupBy(t => new { t.AuthorId, t.ChannelKey, t.Step })
            .Select(g => new AuthorResponses(g.Key.AuthorId, g.Key.ChannelKey, g.Key.Step, g.Sum(t => t.Count)))
            .ToListAsync(cancellationToken);
    }

    private static Dictionary<TeamPeriod, ResponseCounts> ResponsePeriods(List<QuarterResponses> quarters, Days days) =>
        Enum.GetValues<TeamPeriod>().ToDictionary(p => p, p => Sum(quarters.Where(q => DaySpan.Of(p, days.Today).Has(q.Day))));

    private static IEnumerable<(TKey Key, ResponseCounts Counts)> Groups<TKey>(List<AuthorResponses> authors, Func<AuthorResponses, TKey> key)
        where TKey : notnull =>
        authors.GroupBy(key).Select(g => (g.Key, Counts: ResponseCounts.Of(g.Select(a => (a.Step, a.Count))))).Where(g => g.Counts.Total > 0)
            .OrderByDescending(g => g.Counts.Total).ThenBy(g => $"{g.Key}", StringComparer.Ordinal);

    private static ResponseCounts Sum(IEnumerable<QuarterResponses> quarters) => ResponseCounts.Of(quarters.Select(q => (q.Step, q.Count)));

    private sealed record QuarterResponses(DateOnly Day, int Hour, int Step, int Count);

    private sealed record AuthorResponses(Guid AuthorId, string ChannelKey, int Step, int Count);
}
