using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Reviews;
using Portal.Services.Search;
using Portal.Services.Storage;

namespace Portal.Services.History;

/// <summary>
/// What was sent, for those who may know: managers and admins see their whole sub-account, staff what they wrote themselves.
/// </summary>
/// <param name="database">Where they are.</param>
/// <param name="readers">Enters who opens a message; null where nobody asks for that.</param>
public sealed class HistoryService(Database database, ReaderAudit? readers = null)
{
    public const int PageSize = 50;

    /// <summary>Beyond that nobody needs to know how many exactly, and counting would take long.</summary>
    public const int MostCounted = 10_000;

    private const int MostReasonCodes = 100;

    /// <summary>One page, newest first. Pages neither skip nor repeat a message, however many are written meanwhile.</summary>
    public Task<HistorySlice> SearchAsync(Caller caller, HistoryQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var listing = await HistoryListing.OfAsync(context, caller, query, token);
                var words = query.Search;
                var slice = query.Newer is { } from ? await NewerAsync(listing, from, words, token) : await OlderAsync(listing, query.Older, words, token);
                return slice with { Reviews = await ReviewMark.OfAsync(context, caller, [.. slice.Rows.Select(row => row.MessageId)], token) };
            },
            cancellationToken);

    /// <summary>How many messages fit, on all pages; of more than <see cref="MostCounted"/> one more than that.</summary>
    public Task<int> CountAsync(Caller caller, HistoryQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) => await (await HistoryListing.OfAsync(context, caller, query, token)).Older(than: null).Take(MostCounted + 1).CountAsync(token), cancellationToken);

    /// <summary>The next messages in the list as it is asked for, on whichever page they stand.</summary>
    public Task<MessageNeighbours> NeighboursAsync(Caller caller, HistoryQuery query, Guid messageId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var listing = await HistoryListing.OfAsync(context, caller, query, token);
                return new MessageNeighbours(await IdAsync(listing.Newer(messageId), token), await IdAsync(listing.Older(messageId), token));
            },
            cancellationToken);

    /// <summary>How much of the messages that were written before there was a search index is in it, from 0 to 1; null when all is.</summary>
    public Task<double?> IndexedAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) => await context.IndexBackfills.SingleOrDefaultAsync(token) is { IsComplete: false, Total: > 0 } fill ? Math.Min(1, (double)fill.Done / fill.Total) : (double?)null,
            cancellationToken);

    /// <summary>The message's whole life; null when it does not exist or is not the caller's to see, which look the same from outside.</summary>
    public async Task<MessageLife?> LifeAsync(Caller caller, Guid messageId, CancellationToken cancellationToken)
    {
        var life = await ReadLifeAsync(caller, messageId, cancellationToken);
        if (life is not null && readers is not null)
        {
            await readers.MessageAsync(caller, messageId, cancellationToken);
        }

        return life;
    }

    private Task<MessageLife?> ReadLifeAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var message = await context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == messageId, token);
                if (message is null)
                {
                    return null;
                }

                var earlier = await context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == message.RetryOf, token);
                return new MessageLife(message, await context.MessageEvents.Where(e => e.MessageId == messageId).OrderBy(e => e.Number).ToListAsync(token))
                {
                    Earlier = earlier?.Id,
                    EarlierWords = earlier is null || earlier.WordsRemovedAt is not null || message.WordsRemovedAt is not null || earlier.ChannelKey != message.ChannelKey ? null : earlier.Content,
                    Later = await IdAsync(context.VisibleTo(caller).Where(m => m.RetryOf == messageId), token),
                    MayAct = caller.MayActOn(message.AuthorId) && message.WordsRemovedAt is null,
                };
            },
            cancellationToken);

    /// <summary>Whose messages the caller can choose between, by name.</summary>
    public Task<List<HistoryPerson>> PeopleAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (context, token) => context.People
                .Where(p => context.Messages.Any(m => m.LocationId == caller.LocationId && m.AuthorId == p.Id))
                .Where(p => caller.MaySeeEveryonesMessages || p.Id == caller.PersonId)
                .OrderBy(p => p.Name)
                .Select(p => new HistoryPerson(p.Id, p.Name))
                .ToListAsync(token),
            cancellationToken);

    /// <summary>The reason codes of the messages that the caller may see, some of them where they are very many.</summary>
    public Task<List<string>> ReasonCodesAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (context, token) => context.VisibleTo(caller).Where(m => m.ReasonCode != null).Select(m => m.ReasonCode ?? string.Empty).Distinct().OrderBy(code => code).Take(MostReasonCodes).ToListAsync(token),
            cancellationToken);

    private static Task<Guid?> IdAsync(IQueryable<Message> messages, CancellationToken cancellationToken) =>
        messages.Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellationToken);

    private static async Task<HistorySlice> OlderAsync(HistoryListing listing, Guid? than, SearchQuery? words, CancellationToken cancellationToken)
    {
        var found = await listing.Older(than).Take(PageSize + 1).ToListAsync(cancellationToken);
        if (found.Count == 0 && than is not null)
        {
            return await OlderAsync(listing, null, words, cancellationToken); // a stale link past the end
        }

        var hasNewer = found.Count > 0 && than is not null && await listing.Newer(found[0].Id).AnyAsync(cancellationToken);
        return Page(found.Take(PageSize), words, hasNewer, found.Count > PageSize);
    }

    private static async Task<HistorySlice> NewerAsync(HistoryListing listing, Guid than, SearchQuery? words, CancellationToken cancellationToken)
    {
        var found = await listing.Newer(than).Take(PageSize + 1).ToListAsync(cancellationToken);
        if (found.Count < PageSize)
        {
            return await OlderAsync(listing, null, words, cancellationToken); // the newest page is always a full one
        }

        var page = found.Take(PageSize).Reverse().ToList();
        return Page(page, words, found.Count > PageSize, await listing.Older(page[^1].Id).AnyAsync(cancellationToken));
    }

    private static HistorySlice Page(IEnumerable<Message> messages, SearchQuery? words, bool hasNewer, bool hasOlder)
    {
        var rows = messages.Select(message => HistoryRow.Of(message, words)).ToList();
        return new(rows, hasNewer ? rows.FirstOrDefault()?.MessageId : null, hasOlder ? rows.LastOrDefault()?.MessageId : null) { Words = words };
    }
}
