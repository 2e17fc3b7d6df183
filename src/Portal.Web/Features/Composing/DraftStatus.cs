using Portal.Services.Drafts;

namespace Portal.Web.Features.Composing;

/// <summary>What is true of the text on the screen: whether the server has it.</summary>
public abstract record DraftStatus
{
    private DraftStatus()
    {
    }

    /// <summary>Nothing was typed, so nothing is kept.</summary>
    public sealed record None : DraftStatus;

    public sealed record Saving : DraftStatus;

    /// <summary><paramref name="At"/> in UTC.</summary>
    public sealed record Saved(DateTime At) : DraftStatus;

    public sealed record NotSaved : DraftStatus;

    /// <summary>Changed in another window meanwhile; its author chooses.</summary>
    public sealed record Clash(Draft Theirs) : DraftStatus;

    /// <summary>Sent or discarded in another window meanwhile.</summary>
    public sealed record Gone : DraftStatus;

    /// <summary>The browser has kept a text that never reached the server, and the draft was changed elsewhere since.</summary>
    public sealed record LeftBehind(KeptText Kept) : DraftStatus;

    /// <summary>Whether saving and sending wait for a choice of the author.</summary>
    public bool NeedsChoice => this is Clash or Gone or LeftBehind;
}
