using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Reviews;
using Portal.Services.Search;
using Portal.Services.Storage;

namespace Portal.Services.History;

/// <summary>The messages that fit a question and that the caller may see, in order: the newer ones and the older ones of any place.</summary>
internal abstract class HistoryListing
{
    /// <summary>Reads what the question's words may mean, where it has any.</summary>
    public static async Task<HistoryListing> OfAsync(PortalDbContext context, Caller caller, HistoryQuery query, CancellationToken cancellationToken)
    {
        var messages = context.VisibleTo(caller).Matching(query, await ContactMatch.FindAsync(context, caller.LocationId, query, cancellationToken));
        var reviews = query.Reviewed is ReviewStanding.ToldToAuthor ? context.ReviewsFor(caller).Where(r => r.Audience == ReviewAudience.Author) : context.ReviewsFor(caller);
        if (query.Search is not { } words)
        {
            return query.Reviewed is null or ReviewStanding.NotReviewed ? new Plain(messages.Reviewed(query, reviews)) : new Reviewed(reviews, messages);
        }

        messages = messages.Reviewed(query, reviews);
        var search = words.IsEmpty ? null : await context.MessageIndex.FindAsync(context, Scope(caller, query), words, cancellationToken);
        return search is null ? new Plain(messages.Where(_ => false)) : new Found(search, messages, query);
    }

    /// <summary>Newest first, those before a message; all of them for null.</summary>
    public abstract IQueryable<Message> Older(Guid? than);

    /// <summary>Oldest first, those after a message.</summary>
    public abstract IQueryable<Message> Newer(Guid than);

    private static IReadOnlyList<string> Scope(Caller caller, HistoryQuery query)
    {
        var author = caller.MaySeeEveryonesMessages ? (query.AuthorIds is [var one] ? one : null) : (Guid?)caller.PersonId;
        return [SearchScope.OfLocation(caller.LocationId), .. author is { } id ? [SearchScope.OfAuthor(id)] : Array.Empty<string>()];
    }

    private sealed class Plain(IQueryable<Message> messages) : HistoryListing
    {
        public override IQueryable<Message> Older(Guid? than) => (than is { } id ? messages.Where(m => m.Id < id) : messages).OrderByDescending(m => m.Id);

        public override IQueryable<Message> Newer(Guid than) => messages.Where(m => m.Id > than).OrderBy(m => m.Id);
    }

    // There are few reviews among many messages, so these are read by the reviews. Of several of one message the first stands for it.
    private sealed class Reviewed(IQueryable<Review> reviews, IQueryable<Message> messages) : HistoryListing
    {
        private readonly IQueryable<Guid> _ids = reviews.Where(r => !reviews.Any(o => o.MessageId == r.MessageId && o.ReviewerId < r.ReviewerId)).Select(r => r.MessageId);

        public override IQueryable<Message> Older(Guid? than) =>
            (than is { } before ? _ids.Where(id => id < before) : _ids).Join(messages, id => id, m => m.Id, (id, m) => new { id, m }).OrderByDescending(f => f.id).Select(f => f.m);

        public override IQueryable<Message> Newer(Guid than) => _ids.Where(id => id > than).Join(messages, id => id, m => m.Id, (id, m) => new { id, m }).OrderBy(f => f.id).Select(f => f.m);
    }

    // In the order of the index, which is that of the ids, so that a page is found without reading all that fits.
    private sealed class Found(IndexSearch search, IQueryable<Message> messages, HistoryQuery query) : HistoryListing
    {
        private readonly long _from = HistoryFilter.FirstOf(query) is { } first ? MessageNumber.Of(first) : 0;
        private readonly long _to = HistoryFilter.EndOf(query) is { } end ? MessageNumber.Of(end) + MessageNumber.Slack : long.MaxValue;

        public override IQueryable<Message> Older(Guid? than)
        {
            var hits = search.Hits(_from, than is { } before ? Math.Min(_to, MessageNumber.Of(before) + MessageNumber.Slack) : _to);
            return hits.Join(than is { } id ? messages.Where(m => m.Id < id) : messages, h => h.MessageId, m => m.Id, (h, m) => new { h, m }).OrderByDescending(f => f.h.Number).Select(f => f.m);
        }

        public override IQueryable<Message> Newer(Guid than) =>
            search.Hits(Math.Max(_from, MessageNumber.Of(than)), _to)
                .Join(messages.Where(m => m.Id > than), h => h.MessageId, m => m.Id, (h, m) => new { h, m }).OrderBy(f => f.h.Number).Select(f => f.m);
    }
}
