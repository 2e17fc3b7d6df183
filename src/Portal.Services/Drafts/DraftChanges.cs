namespace Portal.Services.Drafts;

/// <summary>Says that an author's drafts to a contact changed, so that open pages read them again. Raised on whichever thread changed them.</summary>
public sealed class DraftChanges
{
    public event Action<DraftChange>? Changed;

    /// <summary>The same, but only what this portal changed and not what another on the same data did.</summary>
    public event Action<DraftChange>? ChangedHere;

    public void Publish(DraftChange change)
    {
        ChangedHere?.Invoke(change);
        Hear(change);
    }

    /// <summary>Another portal on the same data says so.</summary>
    internal void Hear(DraftChange change) => Changed?.Invoke(change);
}

public sealed record DraftChange(string LocationId, Guid AuthorId, string ContactId);
