using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.History;

/// <summary>
/// What was sent, for those who may know: managers and admins see their whole sub-account, staff what they wrote themselves.
/// </summary>
public sealed class HistoryService(Database database)
{
    public const int PageSize = 50;

    /// <summary>One page, newest first. Pages neither skip nor repeat a message, however many are written meanwhile.</summary>
    public Task<HistorySlice> SearchAsync(Caller caller, HistoryQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            (context, token) => query.Newer is { } from
                ? NewerAsync(context.VisibleTo(caller).Matching(query), from, token)
                : OlderAsync(context.VisibleTo(caller).Matching(query), query.Older, token),
            cancellationToken);

    /// <summary>The message's whole life; null when it does not exist or is not the caller's to see, which look the same from outside.</summary>
    public Task<MessageLife?> LifeAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var message = await context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == messageId, token);
                return message is null
                    ? null
                    : new MessageLife(message, await context.MessageEvents.Where(e => e.MessageId == messageId).OrderBy(e => e.Number).ToListAsync(token))
                    {
                        Earlier = await IdAsync(context.VisibleTo(caller).Where(m => m.Id == message.RetryOf), token),
                        Later = await IdAsync(context.VisibleTo(caller).Where(m => m.RetryOf == messageId), token),
                        MayAct = caller.MayActOn(message.AuthorId),
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

    private static Task<Guid?> IdAsync(IQueryable<Message> messages, CancellationToken cancellationToken) =>
        messages.Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellationToken);

    private static async Task<HistorySlice> OlderAsync(IQueryable<Message> messages, Guid? than, CancellationToken cancellationToken)
    {
        var older = than is { } id ? messages.Where(m => m.Id < id) : messages;
        var found = await older.OrderByDescending(m => m.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        if (found.Count == 0 && than is not null)
        {
            return await OlderAsync(messages, null, cancellationToken); // a stale link past the end
        }

        var hasNewer = than is { } from && await messages.AnyAsync(m => m.Id >= from, cancellationToken);
        return Page(found.Take(PageSize), hasNewer, found.Count > PageSize);
    }

    private static async Task<HistorySlice> NewerAsync(IQueryable<Message> messages, Guid than, CancellationToken cancellationToken)
    {
        var found = await messages.Where(m => m.Id > than).OrderBy(m => m.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        return found.Count < PageSize
            ? await OlderAsync(messages, null, cancellationToken) // the newest page is always a full one
            : Page(found.Take(PageSize).Reverse(), found.Count > PageSize, await messages.AnyAsync(m => m.Id <= than, cancellationToken));
    }

    private static HistorySlice Page(IEnumerable<Message> messages, bool hasNewer, bool hasOlder)
    {
        var rows = messages.Select(HistoryRow.Of).ToList();
        return new(rows, hasNewer ? rows.FirstOrDefault()?.MessageId : null, hasOlder ? rows.LastOrDefault()?.MessageId : null);
    }
}
