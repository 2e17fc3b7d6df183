using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Storage;
using Portal.Web.Features.Drafts;

namespace Portal.Web.Features.Composing;

/// <summary>Which of several texts stands in the fields: this one, one that was written elsewhere, an earlier one, an answer, or none.</summary>
public sealed class ComposeChoices(DraftService drafts, DraftKeeper keeper, DiscardToast discarding)
{
    private bool _isDiscarding;

    /// <summary>What the server has and is written over is kept by saving; what it does not have and is given up is kept here.</summary>
    public async Task ChooseAsync(ComposeSession session, TextChoice choice)
    {
        if (session.Open is { Text: var text } open)
        {
            await session.TryAsync(() => ChooseAsync(session, open, text, choice), fault => session.Complain($"The other text could not be kept, so nothing was changed. {fault?.Sentence ?? "Try again."}"));
        }
    }

    public async Task SettleAnswerAsync(ComposeSession session, AnswerStart start)
    {
        if (session.Open is { IsSending: false, AsksAboutAnswer: true } open)
        {
            await session.TryAsync(() => BeginAnswerAsync(session, open, start), fault => session.Complain($"Your draft could not be kept, so nothing was changed. {fault?.Sentence ?? "Try again."}"));
            await session.SaveAsync();
            if (!open.AsksAboutAnswer)
            {
                await session.View.TellAsync("focusText");
            }
        }
    }

    /// <summary>Null where they can't be read now, with the reason where that is the storage.</summary>
    public async Task<(IReadOnlyList<DraftRevision>? Texts, StorageFault? Fault)> EarlierAsync(ComposeSession session)
    {
        (IReadOnlyList<DraftRevision>? Texts, StorageFault? Fault) earlier = default;
        if (session.Open is { Contact.Id: var contactId, Text.Channel: var channel })
        {
            await session.TryAsync(async () => earlier = (await drafts.EarlierAsync(await session.CallerAsync(), contactId, channel, session.Ending), null), fault => earlier = (null, fault));
        }

        return earlier;
    }

    public async Task RestoreAsync(ComposeSession session, DraftRevision earlier)
    {
        await session.SaveAsync(); // so that what stands there now becomes an earlier text too
        if (session.Open is { Text: { Status.NeedsChoice: false, NeedsSaving: false } text } open)
        {
            text.Restore(earlier.Content);
            open.ResumeTime(session.Now);
            await session.SaveAsync();
            session.Render();
            await session.View.TellAsync("focusText");
        }
    }

    public async Task DiscardAsync(ComposeSession session)
    {
        if (session.Open is { IsSending: false } open && !_isDiscarding)
        {
            _isDiscarding = true;
            await session.TryAsync(() => DiscardAsync(session, open), fault => session.Complain(fault is null ? "Nothing was discarded, because nothing can be stored just now. Try again in a moment." : $"Nothing was discarded. {fault.Sentence}"));
            _isDiscarding = false;
        }
    }

    private async Task ChooseAsync(ComposeSession session, Composition open, ComposeText text, TextChoice choice)
    {
        var kept = (text.Status as DraftStatus.LeftBehind)?.Kept;
        if (text.LostBy(choice) is { IsBlank: false } lost)
        {
            await drafts.KeepLostAsync(await session.CallerAsync(), text.ToSave(open.Contact) with { Content = lost }, session.Ending);
        }

        text.Choose(choice);
        open.ResumeTime(session.Now);
        await session.SaveAsync();
        if (kept is not null && !text.NeedsSaving)
        {
            await session.View.TellAsync("forget", kept.Key);
        }
    }

    private async Task BeginAnswerAsync(ComposeSession session, Composition open, AnswerStart start)
    {
        switch (start)
        {
            case AnswerStart.KeepDraft:
                open.CallOffAnswer();
                break;
            case AnswerStart.FromDraft:
                open.BeginAnswer();
                break;
            case AnswerStart.Anew: // the draft that stands in the answer's place becomes an earlier text
                await keeper.DiscardAsync(await session.CallerAsync(), open.Contact, open.Text, session.Ending);
                open.BeginAnswer();
                open.ResumeTime(session.Now);
                break;
        }
    }

    private async Task DiscardAsync(ComposeSession session, Composition open)
    {
        var caller = await session.CallerAsync();
        await session.FindPressAsync(open, caller);
        if (session.Open != open)
        {
            return; // it was sent after all
        }

        if (open.UnsavedElsewhere is { } other)
        {
            session.ComplainOfUnsaved("discarded", other);
            return;
        }

        var kept = await keeper.DiscardAsync(caller, open.Contact, open.Text, session.Ending);
        var hidden = session.HideAsync(); // before anything else is awaited, so that no save comes after; the browser may be away
        discarding.Say(kept is { } id ? [id] : [], draft => OpenAgainAsync(session, draft));
        await hidden;
    }

    // Offered by a toast, which may outlive the dialog.
    private static Task OpenAgainAsync(ComposeSession session, Draft draft) =>
        session.IsOf(draft.ContactId) ? session.ContinueAsync(Channel.Of(draft.ChannelKey)) : Task.CompletedTask;
}

/// <summary>What becomes of two texts of one draft: the one that stands in the fields wins, the other one does, or both stay.</summary>
public enum TextChoice
{
    This,
    Other,
    Both,
}

/// <summary>What becomes of a draft that stands where an answer is to be begun.</summary>
public enum AnswerStart
{
    KeepDraft,
    FromDraft,
    Anew,
}
