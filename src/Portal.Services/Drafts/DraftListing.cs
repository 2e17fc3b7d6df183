using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>Lists drafts: one's own; for managers and admins everyone's in their sub-account.</summary>
public sealed class DraftListing(Database database)
{
    public const int PageSize = 50;

    /// <summary>Where the caller has drafts, newest first.</summary>
    public async Task<IReadOnlyList<DraftMark>> MarksAsync(Caller caller, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => context.Drafts
                .Where(d => d.LocationId == caller.LocationId && d.AuthorId == caller.PersonId)
                .OrderByDescending(d => d.UpdatedAt)
                .Select(d => new DraftMark(d.ContactId, d.ChannelKey))
                .ToListAsync(token),
            cancellationToken);

    public Task<DraftPage> ListAsync(Caller caller, DraftQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => ListAsync(context, caller, query, token), cancellationToken);

    private static async Task<DraftPage> ListAsync(PortalDbContext context, Caller caller, DraftQuery query, CancellationToken cancellationToken)
    {
        var found = await Matching(context, caller, query)
            .OrderByDescending(d => d.UpdatedAt).ThenByDescending(d => d.Id)
            .Take(PageSize + 1)
            .ToListAsync(cancellationToken);
        var names = await NamesAsync(context, found, cancellationToken);
        var rows = found.Take(PageSize).Select(d => Row(d, caller, names)).ToList();
        return new DraftPage(rows, found.Count > PageSize ? new DraftCursor(rows[^1].At, rows[^1].Id) : null);
    }

    private static IQueryable<Draft> Matching(PortalDbContext context, Caller caller, DraftQuery query)
    {
        var drafts = context.Drafts.Where(d => d.LocationId == caller.LocationId);
        drafts = query.Everyone && caller.MaySeeEveryonesMessages ? drafts : drafts.Where(d => d.AuthorId == caller.PersonId);
        drafts = query.Channel?.Key is { } channel ? drafts.Where(d => d.ChannelKey == channel) : drafts;
        return query.Older is var (at, id) ? drafts.Where(d => d.UpdatedAt < at || (d.UpdatedAt == at && d.Id < id)) : drafts;
    }

    private static Task<Dictionary<Guid, string>> NamesAsync(PortalDbContext context, List<Draft> drafts, CancellationToken cancellationToken)
    {
        var authors = drafts.Select(d => d.AuthorId).Distinct().ToList();
        return context.People.Where(p => authors.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellationToken);
    }

    private static DraftRow Row(Draft draft, Caller caller, Dictionary<Guid, string> names) => new()
    {
        Id = draft.Id,
        Version = draft.Version,
        IsMine = draft.AuthorId == caller.PersonId,
        AuthorId = draft.AuthorId,
        AuthorName = names.GetValueOrDefault(draft.AuthorId, "Someone"),
        ContactId = draft.ContactId,
        ContactName = draft.ContactName,
        Channel = Channel.Of(draft.ChannelKey),
        FirstWords = DraftWords.First(draft.Content),
        Later = draft.AuthorId == caller.PersonId ? draft.Content.Later : null,
        Handed = draft.Handed,
        At = draft.UpdatedAt,
    };
}
