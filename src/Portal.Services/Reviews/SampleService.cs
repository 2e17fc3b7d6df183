using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.Team;

namespace Portal.Services.Reviews;

/// <summary>Draws a few messages at random for a manager to review, each as likely as any other, and the same ones whenever the same sample is asked for.</summary>
public sealed class SampleService(Database database)
{
    public const int Size = 10;

    /// <summary>Further back nobody's work is sampled, and adding up what was written would take long.</summary>
    public const int MostDays = 92;

    // More are drawn than shown, so that those that are reviewed already can come last. Where nearly all are reviewed, some that aren't may be missed.
    private const int Drawn = 60;

    /// <summary>Those that were not reviewed when it was drawn come first; what was taken back before it went out is left out. Null for who may not review.</summary>
    public async Task<Sample?> DrawAsync(Caller caller, SampleQuery query, CancellationToken cancellationToken) =>
        caller.MaySeeEveryonesMessages ? await database.ReadAsync((context, token) => DrawAsync(context, caller, query, token), cancellationToken) : null;

    private static async Task<Sample> DrawAsync(PortalDbContext context, Caller caller, SampleQuery query, CancellationToken cancellationToken)
    {
        var seed = new SampleSeed(query.Seed);
        var quarters = await QuartersAsync(context, caller, query, seed, cancellationToken);
        var total = quarters.Sum(q => q.Count);
        var drawn = new List<DrawnMessage>();
        foreach (var places in seed.Places(total, Drawn).Chunk(Size))
        {
            drawn.AddRange(await AtAsync(context, caller, query, quarters, places, cancellationToken));
            if (drawn.Count(m => !m.WasReviewed) >= Size)
            {
                break;
            }
        }

        return new Sample([.. drawn.OrderBy(m => m.WasReviewed).Take(Size).Select(m => new SampledMessage(m.Id, m.IsReviewed))], total);
    }

    private static async Task<IEnumerable<DrawnMessage>> AtAsync(
        PortalDbContext context, Caller caller, SampleQuery query, List<QuarterCount> quarters, int[] places, CancellationToken cancellationToken)
    {
        var ids = new List<Guid>();
        foreach (var place in places)
        {
            ids.AddRange(await AtAsync(context, caller, query, quarters, place, cancellationToken));
        }

        var reviews = await context.ReviewsFor(caller).Where(r => ids.Contains(r.MessageId)).Select(r => new { r.Id, r.MessageId }).ToListAsync(cancellationToken);
        return ids.Select(id => new DrawnMessage(id, reviews.Exists(r => r.MessageId == id && r.Id < query.Seed), reviews.Exists(r => r.MessageId == id)));
    }

    // Every message is counted already, by the quarter of an hour in which it was written; only the one in which the sample was drawn is not over.
    private static async Task<List<QuarterCount>> QuartersAsync(PortalDbContext context, Caller caller, SampleQuery query, SampleSeed seed, CancellationToken cancellationToken)
    {
        var from = query.To.DayNumber - query.From.DayNumber < MostDays ? query.From : query.To.AddDays(1 - MostDays);
        var (first, end, drawnIn) = (Quarters.Of(query.TimeZone.StartOf(from)), Quarters.Of(query.TimeZone.StartOf(query.To.AddDays(1))), Quarters.Of(seed.At));
        var over = Math.Min(end, drawnIn);
        var counts = await context.MessageTallies
            .Where(t => t.LocationId == caller.LocationId && t.Quarter >= first && t.Quarter < over && t.AuthorId != caller.PersonId)
            .Where(t => query.AuthorId == null || t.AuthorId == query.AuthorId)
            .Where(t => query.ChannelKey == null || t.ChannelKey == query.ChannelKey)
            .GroupBy(t => t.Quarter).Select(g => new QuarterCount(g.Key, g.Sum(t => t.Written))).ToListAsync(cancellationToken);
        if (first <= drawnIn && drawnIn < end)
        {
            counts.Add(new QuarterCount(drawnIn, await In(context, caller, query, drawnIn).CountAsync(cancellationToken)));
        }

        return [.. counts.OrderBy(c => c.Quarter)];
    }

    private static async Task<List<Guid>> AtAsync(PortalDbContext context, Caller caller, SampleQuery query, List<QuarterCount> quarters, int place, CancellationToken cancellationToken)
    {
        foreach (var quarter in quarters)
        {
            if (place < quarter.Count)
            {
                return await In(context, caller, query, quarter.Quarter).OrderBy(m => m.Id).Skip(place).Take(1).Where(m => m.State != MessageState.Cancelled).Select(m => m.Id).ToListAsync(cancellationToken);
            }

            place -= quarter.Count;
        }

        return [];
    }

    private static IQueryable<Message> In(PortalDbContext context, Caller caller, SampleQuery query, int quarter)
    {
        var (first, end) = (TimedId.FirstAt(Quarters.Start(quarter)), TimedId.FirstAt(Quarters.Start(quarter + 1)));
        var messages = context.VisibleTo(caller).Where(m => m.Id >= first && m.Id < end && m.Id < query.Seed && m.AuthorId != caller.PersonId);
        messages = query.AuthorId is { } author ? messages.Where(m => m.AuthorId == author) : messages;
        return query.ChannelKey is { } channel ? messages.Where(m => m.ChannelKey == channel) : messages;
    }

    private sealed record QuarterCount(int Quarter, int Count);

    private sealed record DrawnMessage(Guid Id, bool WasReviewed, bool IsReviewed);
}
