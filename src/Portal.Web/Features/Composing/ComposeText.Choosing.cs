using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>What becomes of this text and of one that stands against it: kept by a browser, saved elsewhere, or an earlier one.</summary>
public sealed partial class ComposeText
{
    /// <summary>What a browser kept: taken where it only goes on from the draft, else offered.</summary>
    public void Recover(KeptText kept)
    {
        if (kept.IsNewer)
        {
            Rewrite(With(kept));
            Typed = kept.Number;
        }
        else
        {
            Status = new DraftStatus.LeftBehind(kept);
        }
    }

    /// <summary>The text that stands against this one while its author has to choose; null when there is none.</summary>
    public MessageContent? Other => Status switch
    {
        DraftStatus.Clash { Theirs: var theirs } => theirs.Content,
        DraftStatus.LeftBehind { Kept: var kept } => With(kept),
        _ => null,
    };

    /// <summary>What the server does not have, and the choice gives up; null for nothing.</summary>
    public MessageContent? LostBy(TextChoice choice) => (choice, Status) switch
    {
        (TextChoice.This, DraftStatus.LeftBehind) => Other,
        (TextChoice.Other, DraftStatus.Clash) => Content,
        _ => null,
    };

    public void Choose(TextChoice choice)
    {
        switch (choice)
        {
            case TextChoice.This: KeepMine(); break;
            case TextChoice.Other: TakeOther(); break;
            case TextChoice.Both: KeepBoth(); break;
        }
    }

    /// <summary>Lets this text win over the one that was saved elsewhere, or live on as a new draft.</summary>
    private void KeepMine()
    {
        switch (Status)
        {
            case DraftStatus.Clash { Theirs: var theirs }:
                _overrules = true;
                Settle(theirs.Id, theirs.Version, MessageContent.Empty, new DraftStatus.None());
                break;
            case DraftStatus.Gone:
                Settle(null, 0, MessageContent.Empty, new DraftStatus.None());
                break;
            default:
                Status = NeedsSaving ? new DraftStatus.Saving() : _settled;
                break;
        }

        _source = null;
    }

    /// <summary>Puts the other text in the place of this one.</summary>
    private void TakeOther()
    {
        switch (Status)
        {
            case DraftStatus.Clash { Theirs: var theirs }:
                Show(theirs);
                break;
            case DraftStatus.LeftBehind { Kept: var kept }:
                KeepMine();
                Restore(With(kept));
                break;
        }
    }

    /// <summary>Puts the other text below this one.</summary>
    private void KeepBoth()
    {
        if (Other is { } other)
        {
            KeepMine();
            Restore(BothTexts.Of(Content, other));
        }
    }

    /// <summary>Puts an earlier text in the place of this one, which is kept as an earlier one.</summary>
    public void Restore(MessageContent content)
    {
        _overrules = true;
        Rewrite(content);
    }

    private MessageContent With(KeptText kept) => Content with
    {
        Body = kept.Body,
        Subject = string.IsNullOrEmpty(kept.Subject) ? null : kept.Subject,
        Later = kept.Later is { } later ? ChosenTime.Of(later) : Content.Later,
        Replaces = Guid.TryParse(kept.Replaces, out var replaced) ? replaced : Content.Replaces,
    };
}
