using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Reviews;

/// <summary>
/// The one rule for who reads a review: the author of a message those that are told to them, whatever their role; other managers and admins all of
/// their sub-account. Filters and marks ask it too, so that nobody learns of a private one from what a list leaves out.
/// </summary>
internal static class ReviewSight
{
    public static IQueryable<Review> ReviewsFor(this PortalDbContext context, Caller caller)
    {
        var here = context.Reviews.Where(r => r.LocationId == caller.LocationId);
        return caller.MaySeeEveryonesMessages
            ? here.Where(r => r.Audience == ReviewAudience.Author || r.AuthorId != caller.PersonId)
            : here.Where(r => r.Audience == ReviewAudience.Author && r.AuthorId == caller.PersonId);
    }
}
