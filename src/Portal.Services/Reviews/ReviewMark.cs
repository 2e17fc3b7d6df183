using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Reviews;

/// <summary>That a message in a list is reviewed, as far as the viewer may know.</summary>
/// <param name="Kinds">What its reviews say, the first first.</param>
/// <param name="IsTold">Its author reads at least one of them.</param>
/// <param name="IsNew">The viewer wrote it, and has not had one of them before them yet.</param>
public sealed record ReviewMark(IReadOnlyList<string> Kinds, bool IsTold, bool IsNew)
{
    /// <summary>By message; those without a review are not among them.</summary>
    internal static async Task<IReadOnlyDictionary<Guid, ReviewMark>> OfAsync(PortalDbContext context, Caller caller, IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken)
    {
        var reviews = await context.ReviewsFor(caller).Where(r => messageIds.Contains(r.MessageId)).OrderBy(r => r.Id)
            .Select(r => new { r.MessageId, r.Kind, r.Audience, IsNew = r.AuthorId == caller.PersonId && r.SeenAt == null }).ToListAsync(cancellationToken);
        return reviews.GroupBy(r => r.MessageId).ToDictionary(
            of => of.Key,
            of => new ReviewMark([.. of.Select(r => r.Kind).Distinct()], of.Any(r => r.Audience is ReviewAudience.Author), of.Any(r => r.IsNew)));
    }
}
