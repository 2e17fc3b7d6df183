using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;

namespace Portal.Web.Features.Composing;

/// <summary>
/// One channel's text in the dialog, and the draft on the server that keeps it. It may be begun with a copy of another channel's, which keeps its own:
/// what becomes of one never touches the other.
/// </summary>
public sealed class ComposeText(Channel channel)
{
    private MessageContent _kept = MessageContent.Empty;
    private MessageContent _blank = MessageContent.Empty;
    private DraftStatus _settled = new DraftStatus.None();
    private bool _overrules;
    private (ComposeText Text, MessageContent Content)? _source;

    public Channel Channel { get; } = channel;
    public MessageContent Content { get; private set; } = MessageContent.Empty;
    public DraftStatus Status { get; private set; } = new DraftStatus.None();
    public Guid? DraftId { get; private set; }
    public int Version { get; private set; }

    /// <summary>When the message was to go out that was taken back to become this text.</summary>
    public DraftPlan? Planned { get; set; }

    /// <summary>When the server stored what it has, in UTC; null when it has nothing.</summary>
    public DateTime? SavedAt => (_settled as DraftStatus.Saved)?.At;

    /// <summary>Files that are being brought for this text, or failed to be.</summary>
    public List<PendingFile> Pending { get; } = [];

    public FileOrder Order { get; } = new();

    /// <summary>The fields that were asked for.</summary>
    public HashSet<Seldom> Wanted { get; } = [];

    /// <summary>The one of them that was asked for just now, and takes the keyboard.</summary>
    public Seldom? Newest { get; set; }

    public void Want(Seldom field)
    {
        Wanted.Add(field);
        Newest = field;
    }

    /// <summary>Rises when the text is replaced by other means than typing, so that the page shows it anew.</summary>
    public int Edition { get; private set; }

    /// <summary>The browser's number of what was typed last, and of what it has been told to be stored.</summary>
    public int Typed { get; set; }
    public int ToldStored { get; set; }

    /// <summary>One for every press of the button over this text, so that they bring about one message.</summary>
    public Guid ClientToken { get; private set; } = Guid.CreateVersion7();

    /// <summary>A text that was only carried over from another channel is kept there, and not twice.</summary>
    public bool NeedsSaving => Content != _kept && !IsCopy;

    public void Type(MessageContent content)
    {
        Content = content.IsBlank ? content with { Replaces = null } : content; // what is begun anew is a message of its own
        if (NeedsSaving && Status is DraftStatus.Saved or DraftStatus.None)
        {
            Status = new DraftStatus.Saving(); // from the first key on, "Saved" would not be true
        }
    }

    /// <summary>Puts another text into the fields, as if it had been typed.</summary>
    public void Rewrite(MessageContent content)
    {
        Type(content);
        Edition++;
    }

    /// <summary>What new texts are begun with; a text that was begun before keeps what it has.</summary>
    public void Sign(string? signature)
    {
        _blank = MessageContent.Empty with { Signature = signature };
        if (DraftId is null && Content.IsBlank)
        {
            (Content, _kept) = (_blank, _blank);
        }
    }

    /// <summary>The colleague who began it and has handed it over; null where its author did.</summary>
    public HandedBy? Handed { get; private set; }

    public void Show(Draft draft)
    {
        Replace(draft.Content);
        (Planned, Handed) = (draft.Plan, draft.Handed);
        Take(new DraftSaving.Saved(draft.Id, draft.Version, draft.UpdatedAt), draft.Content);
    }

    /// <summary>What saving <paramref name="content"/> came to.</summary>
    public void Take(DraftSaving saving, MessageContent content)
    {
        switch (saving)
        {
            case DraftSaving.Saved saved: _overrules = false; Settle(saved.Id, saved.Version, content, new DraftStatus.Saved(saved.At)); break;
            case DraftSaving.Removed: Handed = null; Settle(null, 0, content, new DraftStatus.None()); break;
            case DraftSaving.Conflict conflict: Status = new DraftStatus.Clash(conflict.Theirs); break;
            case DraftSaving.Gone: Status = new DraftStatus.Gone(); break;
        }
    }

    /// <summary>It has become a message, and was changed since: what stands here now is another text, which no draft keeps yet.</summary>
    public void LiveOn()
    {
        Settle(null, 0, MessageContent.Empty, new DraftStatus.None());
        (_source, Planned) = (null, null);
        BeginAnotherPress();
        Type(Content with { Replaces = null });
    }

    /// <summary>What is pressed from now on is another message.</summary>
    public void BeginAnotherPress() => ClientToken = Guid.CreateVersion7();

    /// <summary>A text whose author has to choose goes on asking: that is what it waits for.</summary>
    public void SaveFailed() => Status = Status.NeedsChoice ? Status : new DraftStatus.NotSaved();

    /// <summary>Says again what was true before the typing, when nothing of it is left to save.</summary>
    public void Settle()
    {
        if (!NeedsSaving && !Status.NeedsChoice)
        {
            Status = _settled;
        }
    }

    public void Forget()
    {
        _overrules = false;
        Settle(null, 0, _blank, new DraftStatus.None());
        (_source, Planned) = (null, null);
        BeginAnotherPress();
        Replace(_blank);
    }

    public DraftText ToSave(ContactDetails contact) => new(contact.Id, contact.Name, Channel, Content, DraftId, Version) { Overrules = _overrules };

    /// <summary>The channel whose text this one was begun with, while that one is still there.</summary>
    public Channel? CopiedFrom => _source is { Text: { Content.IsBlank: false } text } ? text.Channel : null;

    /// <summary>Begins with the other channel's text where there is none yet.</summary>
    public void CarryFrom(ComposeText other)
    {
        if (Content.IsBlank && DraftId is null && !other.Content.IsBlank)
        {
            _source = (other, other.Content);
            Replace(Carried(other.Content));
        }
    }

    /// <summary>A copy that nobody changed goes away again, so that the next switch brings the newest text.</summary>
    public void DropCopy()
    {
        if (IsCopy)
        {
            Forget();
        }
    }

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

    /// <summary>Puts an earlier text in the place of this one, which is kept as an earlier one.</summary>
    public void Restore(MessageContent content)
    {
        _overrules = true;
        Rewrite(content);
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

    private void Settle(Guid? draftId, int version, MessageContent kept, DraftStatus status)
    {
        (DraftId, Version, _kept, _settled) = (draftId, version, kept, status);
        Status = NeedsSaving && status is DraftStatus.Saved ? new DraftStatus.Saving() : status; // more was typed meanwhile
    }

    private void Replace(MessageContent content)
    {
        Content = content;
        Edition++;
    }

    // Once it was saved as a draft of its own, it is one, also where its author has made it the same again.
    private bool IsCopy => DraftId is null && _source is { } source && Content == Carried(source.Content);

    // A signature belongs to its channel, and is not carried to another.
    private MessageContent Carried(MessageContent other) => other.Carried() with { Signature = _blank.Signature };

    private MessageContent With(KeptText kept) => Content with
    {
        Body = kept.Body,
        Subject = string.IsNullOrEmpty(kept.Subject) ? null : kept.Subject,
        Later = kept.Later is { } later ? ChosenTime.Of(later) : Content.Later,
        Replaces = Guid.TryParse(kept.Replaces, out var replaced) ? replaced : Content.Replaces,
    };
}
