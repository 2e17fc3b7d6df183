namespace Portal.Services.Reviews;

/// <summary>Where a message stands with its reviewers, as far as who asks may know.</summary>
public enum ReviewStanding
{
    Reviewed,
    NotReviewed,
    ToldToAuthor,
}
