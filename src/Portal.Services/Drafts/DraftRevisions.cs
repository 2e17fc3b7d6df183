using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>Which earlier texts are kept, and for how long.</summary>
internal static class DraftRevisions
{
    /// <summary>Of the texts that were only written on; those that were taken from their author are all kept.</summary>
    public const int MostChanged = 10;
    public const int MostShown = 20;
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const int ALot = 40;
    private const int ManyVersions = 30;
    private static readonly TimeSpan ALongPause = TimeSpan.FromMinutes(2);

    /// <summary>A text is saved every few seconds; worth keeping is what a person may want back: what they left, and what they deleted.</summary>
    public static bool IsWorthKeeping(Draft draft, MessageContent next, DateTime utcNow) =>
        draft.Content != next
        && (utcNow - draft.UpdatedAt >= ALongPause
            || draft.Content.Body.Length - next.Body.Length >= ALot
            || draft.Content.Attachments.Except(next.Attachments).Any()
            || draft.Version % ManyVersions == 0);

    public static DraftRevision Of(Draft draft, RevisionReason why, DateTime utcNow) => new()
    {
        Id = Guid.CreateVersion7(utcNow),
        DraftId = draft.Id,
        LocationId = draft.LocationId,
        AuthorId = draft.AuthorId,
        ContactId = draft.ContactId,
        ContactName = draft.ContactName,
        ChannelKey = draft.ChannelKey,
        Content = draft.Content,
        Plan = draft.Plan,
        Version = draft.Version,
        WrittenAt = draft.UpdatedAt,
        At = utcNow,
        Why = why,
    };

    public static DraftRevision Of(DraftPlace place, DraftText text, DraftPlan? plan, RevisionReason why, DateTime utcNow) => new()
    {
        Id = Guid.CreateVersion7(utcNow),
        DraftId = text.DraftId ?? Guid.Empty,
        LocationId = place.LocationId,
        AuthorId = place.AuthorId,
        ContactId = place.ContactId,
        ContactName = text.ContactName,
        ChannelKey = place.ChannelKey,
        Content = text.Content,
        Plan = plan,
        Version = 0,
        WrittenAt = utcNow,
        At = utcNow,
        Why = why,
    };

    public static DraftPlace PlaceOf(Draft draft) => new(draft.LocationId, draft.AuthorId, draft.ContactId, draft.ChannelKey);

    public static DraftPlace PlaceOf(DraftRevision revision) => new(revision.LocationId, revision.AuthorId, revision.ContactId, revision.ChannelKey);

    public static IQueryable<DraftRevision> At(PortalDbContext context, DraftPlace place) => context.DraftRevisions.Where(
        r => r.LocationId == place.LocationId && r.AuthorId == place.AuthorId && r.ContactId == place.ContactId && r.ChannelKey == place.ChannelKey);

    public static async Task TrimAsync(PortalDbContext context, DraftPlace place, CancellationToken cancellationToken)
    {
        var surplus = await At(context, place)
            .Where(r => r.Why == RevisionReason.Changed || r.Why == RevisionReason.Emptied)
            .OrderByDescending(r => r.At).ThenByDescending(r => r.Id)
            .Skip(MostChanged)
            .Select(r => r.Id)
            .ToListAsync(cancellationToken);
        if (surplus.Count > 0)
        {
            await context.DraftRevisions.Where(r => surplus.Contains(r.Id)).ExecuteDeleteAsync(cancellationToken);
        }
    }

    public static Task<int> SweepAsync(PortalDbContext context, DateTime utcNow, CancellationToken cancellationToken)
    {
        var oldest = utcNow - Kept;
        return context.DraftRevisions.Where(r => r.At < oldest).ExecuteDeleteAsync(cancellationToken);
    }
}
