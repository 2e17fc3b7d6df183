using Portal.Services.People;
using Portal.Services.Reviews;

namespace Portal.Web.Features.Reviews;

/// <summary>Which reviews were new to the viewer when this page first showed them. They are seen from then on, and go on being marked here until the page is gone.</summary>
public sealed class NewReviews
{
    private readonly HashSet<Guid> _new = [];
    private List<Review> _unseen = [];

    public bool Has(Review review) => _new.Contains(review.Revision);

    /// <summary>They are about to be shown.</summary>
    public void Take(Caller viewer, IEnumerable<Review> shown)
    {
        _unseen = [.. shown.Where(review => review.AuthorId == viewer.PersonId && review is { IsTold: true, SeenAt: null })];
        _new.UnionWith(_unseen.Select(review => review.Revision));
    }

    /// <summary>They are shown.</summary>
    public Task SeeAsync(ReviewReading reading, Caller viewer, CancellationToken cancellationToken)
    {
        var seen = _unseen;
        _unseen = [];
        return seen.Count == 0 ? Task.CompletedTask : reading.SeeAsync(viewer, seen, cancellationToken);
    }
}
