namespace Portal.Services.Drafts;

/// <summary>Says that an author's drafts to a contact changed, so that open pages read them again. Raised on whichever thread changed them.</summary>
public sealed class DraftChanges
{
    public event Action<DraftChange>? Changed;

    public void Publish(DraftChange change) => Changed?.Invoke(change);
}

public sealed record DraftChange(string LocationId, Guid AuthorId, string ContactId);
