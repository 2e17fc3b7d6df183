using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Reviews;

/// <summary>The reviews of one person's messages: for managers, and those that are told to them for the person.</summary>
public sealed class ReviewReading(Database database, MessageChanges changes, TimeProvider clock)
{
    public const int PageSize = 20;

    /// <summary>Last changed first; <paramref name="older"/> is <see cref="ReviewSlice.Older"/> of the page before. Pages neither skip nor repeat one that stays as it is.</summary>
    public Task<ReviewSlice> ListAsync(Caller caller, Guid authorId, Guid? older, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var reviews = context.ReviewsFor(caller).Where(r => r.AuthorId == authorId);
                reviews = older is { } before ? reviews.Where(r => r.Revision < before) : reviews;
                var found = await reviews.OrderByDescending(r => r.Revision).Take(PageSize + 1)
                    .Join(context.VisibleTo(caller), r => r.MessageId, m => m.Id, (r, m) => new { r, m }).OrderByDescending(f => f.r.Revision).ToListAsync(token);
                var rows = found.Take(PageSize).Select(f => Row(f.r, f.m)).ToList();
                return new ReviewSlice(rows, found.Count > PageSize ? rows[^1].Review.Revision : null);
            },
            cancellationToken);

    /// <summary>What is told to the caller: all of it, and how much of that they have not had before them yet.</summary>
    public Task<ReviewNews> NewsAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var told = context.Reviews.Where(r => r.LocationId == caller.LocationId && r.AuthorId == caller.PersonId && r.Audience == ReviewAudience.Author);
                return new ReviewNews(await told.AnyAsync(token), await told.CountAsync(r => r.SeenAt == null, token));
            },
            cancellationToken);

    /// <summary>The caller has had these before them. Only what is told to them counts, and only as it was: what was changed meanwhile stays new.</summary>
    public async Task SeeAsync(Caller caller, IReadOnlyCollection<Review> reviews, CancellationToken cancellationToken)
    {
        var revisions = reviews.Where(r => r.AuthorId == caller.PersonId && r is { IsTold: true, SeenAt: null }).Select(r => r.Revision).ToList();
        if (revisions.Count > 0)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            var seen = await database.WriteAsync((context, token) => SeeAsync(context, caller, revisions, now, token), cancellationToken);
            seen.ForEach(changes.Publish);
        }
    }

    private static async Task<List<MessageChange>> SeeAsync(PortalDbContext context, Caller caller, List<Guid> revisions, DateTime now, CancellationToken cancellationToken)
    {
        var shown = context.ReviewsFor(caller).Where(r => r.AuthorId == caller.PersonId && r.SeenAt == null && revisions.Contains(r.Revision));
        var changes = await shown.Join(context.Messages, r => r.MessageId, m => m.Id, (r, m) => new MessageChange(m.LocationId, m.ContactId, m.Id)).ToListAsync(cancellationToken);
        await shown.ExecuteUpdateAsync(set => set.SetProperty(r => r.SeenAt, now), cancellationToken);
        return changes;
    }

    private static ReviewRow Row(Review review, Message message) => new()
    {
        Review = review,
        ContactName = message.ContactName,
        ChannelKey = message.ChannelKey,
        WrittenAt = message.CreatedAt,
        Text = ReviewedText.Of(message.Content),
    };
}

/// <summary>Whether anything is told to a person, and how many reviews of that are new to them.</summary>
public sealed record ReviewNews(bool HasAny, int New);
