using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;

namespace Portal.Web.Features.Composing;

/// <summary>One channel's text in the dialog, and the draft on the server that keeps it.</summary>
public sealed class ComposeText(Channel channel)
{
    private MessageContent _kept = MessageContent.Empty;
    private MessageContent _blank = MessageContent.Empty;
    private DraftStatus _settled = new DraftStatus.None();
    private (ComposeText Text, MessageContent Content)? _source;

    public Channel Channel { get; } = channel;
    public MessageContent Content { get; private set; } = MessageContent.Empty;
    public DraftStatus Status { get; private set; } = new DraftStatus.None();
    public Guid? DraftId { get; private set; }
    public int Version { get; private set; }

    /// <summary>Files that are being brought for this text, or failed to be.</summary>
    public List<PendingFile> Pending { get; } = [];

    /// <summary>Rises when the text is replaced by other means than typing, so that the page shows it anew.</summary>
    public int Edition { get; private set; }

    /// <summary>A text that was only carried over from another channel is kept there, and not twice.</summary>
    public bool NeedsSaving => Content != _kept && !IsCopy;

    /// <summary>The text that this one was carried over from, while it is still what it was then.</summary>
    public ComposeText? Source => _source is { } source && source.Text.Content == source.Content ? source.Text : null;

    private bool IsCopy => _source is { } source && Content == Carried(source.Content);

    public void Type(MessageContent content)
    {
        Content = content;
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

    public void Show(Draft draft)
    {
        Replace(draft.Content);
        Take(new DraftSaving.Saved(draft.Id, draft.Version, draft.UpdatedAt), draft.Content);
    }

    /// <summary>What saving <paramref name="content"/> came to.</summary>
    public void Take(DraftSaving saving, MessageContent content)
    {
        switch (saving)
        {
            case DraftSaving.Saved saved: Settle(saved.Id, saved.Version, content, new DraftStatus.Saved(saved.At)); break;
            case DraftSaving.Removed: Settle(null, 0, content, new DraftStatus.None()); break;
            case DraftSaving.Conflict conflict: Status = new DraftStatus.Clash(conflict.Theirs); break;
            case DraftSaving.Gone: Status = new DraftStatus.Gone(); break;
        }
    }

    public void SaveFailed() => Status = new DraftStatus.NotSaved();

    /// <summary>Says again what was true before the typing, when nothing of it is left to save.</summary>
    public void Settle()
    {
        if (!NeedsSaving && !Status.NeedsChoice)
        {
            Status = _settled;
        }
    }

    /// <summary>Lets this text win over the one that was saved elsewhere, or live on as a new draft.</summary>
    public void KeepMine()
    {
        var (id, version) = Status is DraftStatus.Clash { Theirs: var theirs } ? (theirs.Id, theirs.Version) : ((Guid?)null, 0);
        Settle(id, version, MessageContent.Empty, new DraftStatus.None());
        _source = null;
    }

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

    public void Forget()
    {
        Settle(null, 0, _blank, new DraftStatus.None());
        _source = null;
        Replace(_blank);
    }

    public DraftText ToSave(ContactDetails contact) => new(contact.Id, contact.Name, Channel, Content, DraftId, Version);

    // A signature belongs to its channel, and is not carried to another.
    private MessageContent Carried(MessageContent other) => other.Carried() with { Signature = _blank.Signature };

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
}
