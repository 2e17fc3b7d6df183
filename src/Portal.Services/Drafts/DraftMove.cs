namespace Portal.Services.Drafts;

/// <summary>Every way moving a draft to another contact can end.</summary>
public abstract record DraftMove
{
    private DraftMove()
    {
    }

    public sealed record Moved : DraftMove;

    /// <summary>Its author is writing to that contact on the same channel already; both drafts are as they were.</summary>
    public sealed record InTheWay : DraftMove;

    /// <summary>It was sent, discarded or moved meanwhile, or is another author's.</summary>
    public sealed record Gone : DraftMove;
}
