using Portal.Services.Composing;

namespace Portal.Services.Drafts;

/// <summary>
/// What has been typed so far. <paramref name="DraftId"/> and <paramref name="BasedOn"/> name the draft and the version of it that
/// it was typed over; null and 0 when there was none.
/// </summary>
public sealed record DraftText(string ContactId, string ContactName, Channel Channel, MessageContent Content, Guid? DraftId, int BasedOn)
{
    /// <summary>Its author chose it over the one that is stored, which is kept as an earlier text.</summary>
    public bool Overrules { get; init; }
}

/// <summary>Every way saving a draft can end.</summary>
public abstract record DraftSaving
{
    private DraftSaving()
    {
    }

    /// <summary><paramref name="At"/> in UTC.</summary>
    public sealed record Saved(Guid Id, int Version, DateTime At) : DraftSaving;

    /// <summary>Nothing is left of the text, so no draft is kept.</summary>
    public sealed record Removed : DraftSaving;

    /// <summary>The draft was sent or discarded elsewhere meanwhile. Nothing was stored; saving it anew needs a text without a draft's id.</summary>
    public sealed record Gone : DraftSaving;

    /// <summary>It was changed elsewhere meanwhile. Nothing was overwritten.</summary>
    public sealed record Conflict(Draft Theirs) : DraftSaving;
}

/// <summary>Every way restoring a discarded text can end.</summary>
public abstract record DraftRestoring
{
    private DraftRestoring()
    {
    }

    public sealed record Restored(Draft Draft) : DraftRestoring;

    /// <summary>Its author has begun another text there meanwhile; nothing was changed.</summary>
    public sealed record Occupied(string ContactName) : DraftRestoring;

    /// <summary>It is not kept any more, or was never the caller's.</summary>
    public sealed record Gone : DraftRestoring;
}
