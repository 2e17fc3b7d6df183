using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Features.Links;
using Portal.Web.Features.Messages;
using Portal.Web.Features.Scheduling;

namespace Portal.Web.Features.Composing;

/// <summary>The button: the text becomes a message, which is stored before anything else. What became of a press that was cut off is found out.</summary>
public sealed partial class ComposePress(
    MessageLedger ledger, Departures departures, LastTime lastTime, Deeds deeds, StorageHealth health, StorageProbe probe, NavigationManager navigation, ILogger<ComposePress> logger)
{
    public const string NotKnown = "Storing the message was cut off. The portal finds out by itself whether it goes out. Your text stays here until then.";
    private const string NotTheText = "Nothing was sent, because the text had not fully arrived. Look at it, and press the button again.";
    private const string NotStoredButSaved = "Your text is saved now, and was not sent: press the button again.";

    // A press of which nobody knows yet whether it was stored.
    private ComposeText? _unsure;
    private bool _saysNotStored;

    public bool IsUnsure => _unsure is not null;

    /// <summary>The last press, done or not.</summary>
    public Task Running { get; private set; } = Task.CompletedTask;

    /// <summary>
    /// The button was pressed over this text: what the browser hands over with the press is what was seen, and nothing else is sent.
    /// <paramref name="allTheSame"/> is the word of an author who has been told that the contact may get it twice,
    /// <paramref name="anyway"/> of one who knows what was written meanwhile, and <paramref name="goodHour"/> of one who waits until the quiet hours are over.
    /// </summary>
    public async Task SendAsync(ComposeSession session, ShownText shown, bool allTheSame, bool anyway, bool goodHour)
    {
        if (session.Open is not { IsSending: false } open)
        {
            return;
        }

        open.IsSending = true; // before anything is awaited, so that a second press finds it
        session.Render();
        try
        {
            if (anyway)
            {
                session.News?.Accept();
                open.Check.AcceptAnswers();
            }

            if (goodHour)
            {
                open.PutOff(session.Now);
            }

            await (Running = PressAsync(session, open, shown, allTheSame));
        }
        finally
        {
            open.IsSending = false;
            session.Render();
        }
    }

    /// <summary>
    /// The text takes the place of a message that may have been sent, and its author has looked: it was. The text is not wanted any more
    /// then; it can be had back from the toast, as whatever is discarded.
    /// </summary>
    public async Task SayWasSentAsync(ComposeSession session)
    {
        if (session.Open is { IsSending: false, Check.Doubling: { } doubling } open && await deeds.SayWasSentAsync(doubling.MessageId, open.Contact.Name, session.Ending))
        {
            await session.DiscardAsync();
        }
    }

    /// <summary>Finds out what became of a press whose storing was cut off.</summary>
    public async Task FindAsync(ComposeSession session, Composition open, Caller caller)
    {
        if (_unsure is not { } text)
        {
            return;
        }

        if (await ledger.FindPressAsync(caller, text.ClientToken, session.Ending) is { } found)
        {
            session.ForgetFailure();
            await SettleAsync(session, open, text, open.ToSendOf(text).Frozen() == found.Content, found.Id);
        }
        else
        {
            _unsure = null;
            _saysNotStored = !open.IsSending;
        }
    }

    /// <summary>Whether something about a press is to be found out or said once storing works again.</summary>
    public bool Waits(bool storingWorks) => IsUnsure || (_saysNotStored && !storingWorks);

    /// <summary>After a press that was not stored only a write tells whether that works again: of a text that was saved before it, nothing is left to save.</summary>
    public async Task<bool> CanStoreAsync(CancellationToken cancellationToken) => !_saysNotStored || await probe.LookAsync(cancellationToken) is null;

    /// <summary>Storing works: what was not sent is saved at least.</summary>
    public void SayStored(ComposeSession session)
    {
        if (_saysNotStored)
        {
            _saysNotStored = false;
            session.Complain(NotStoredButSaved);
        }
    }

    /// <summary>It does not work any more.</summary>
    public void TakeBackStored(ComposeSession session)
    {
        if (session.Failure == NotStoredButSaved)
        {
            session.ForgetFailure();
            session.Render();
        }
    }

    public void Forget() => (_unsure, _saysNotStored) = (null, false);

    private async Task PressAsync(ComposeSession session, Composition open, ShownText shown, bool allTheSame)
    {
        session.ForgetFailure();
        _saysNotStored = false;
        open.Type(shown); // where the server was behind
        var accepted = allTheSame ? open.Check.Doubling : null;
        await session.SaveAsync(); // tells whether the text was sent or changed in another window
        if (session.Open != open)
        {
            return; // an earlier press turned out to be stored
        }

        if (!open.IsAt(shown))
        {
            session.Complain(NotTheText);
        }
        else if (open.UnsavedElsewhere is { } other)
        {
            session.ComplainOfUnsaved("sent", other);
        }
        else if (!open.Check.Passes(session.Now) || session.Obstacle is not null)
        {
            session.View.Show(ComposePart.Problems);
        }
        else if (session.News?.Ask() is true)
        {
            session.View.Show(ComposePart.News);
        }
        else if (!await session.View.AsksAboutColleaguesAsync())
        {
            await session.TryAsync(async () => await StoreAsync(session, open, await session.CallerAsync(), accepted), _ => SayNotStored(session, open));
        }
    }

    private async Task StoreAsync(ComposeSession session, Composition open, Caller caller, Doubling? accepted)
    {
        var (text, written) = (open.Text, open.Text.Content);
        try
        {
            await TakeAsync(session, open, text, written, await ledger.SendAsync(caller, open.Command(accepted, session.News?.AcceptedMessages ?? []), session.Ending));
        }
        catch (CommitUnknownException)
        {
            LogNotStored(open.Contact.Id);
            _unsure = text;
            session.Complain(NotKnown);
            session.TrySavingLater();
        }
    }

    private async Task TakeAsync(ComposeSession session, Composition open, ComposeText text, MessageContent written, SendResult result)
    {
        switch (result)
        {
            case SendResult.Stored stored:
                await SettleAsync(session, open, text, text.Content == written, stored.MessageId);
                break;
            case SendResult.OtherTextStored:
                open.Text.BeginAnotherPress();
                session.Complain("What you sent before is on its way, with the words that it had then. This text was not sent: press the button again to send it as another message.");
                break;
            case SendResult.WouldDouble would:
                open.Check.Ask(would.Doubling);
                session.View.Show(ComposePart.Problems);
                break;
            case SendResult.AnsweredByColleague answered:
                open.Check.Ask(answered.Answers);
                session.View.Show(ComposePart.Answers);
                break;
            case SendResult.Refused refused:
                open.Check.Refuse(refused.Problems);
                session.View.Show(ComposePart.Problems);
                break;
            case SendResult.DraftChanged changed:
                open.Text.Take(new DraftSaving.Conflict(changed.Theirs), open.Text.Content);
                break;
            case SendResult.DraftGone:
                open.Text.Take(new DraftSaving.Gone(), open.Text.Content);
                break;
        }
    }

    /// <summary>
    /// The text has become a message, and what becomes of that is told elsewhere. What was changed since, or written on another channel
    /// and is not stored, is not closed away with it.
    /// </summary>
    private async Task SettleAsync(ComposeSession session, Composition open, ComposeText text, bool isWhatWasSent, Guid messageId)
    {
        _unsure = null;
        departures.Follow(new Departure(messageId, () => ReopenAsync(session, open.Contact.Id, text.Channel)));
        if (!isWhatWasSent)
        {
            text.LiveOn();
            session.Complain("What you sent is on its way. What you have changed since is kept as a new draft.");
            session.SaveSoon();
        }
        else if (text == open.Text && open.UnsavedElsewhere is null)
        {
            var hidden = session.HideAsync(); // begun first, so that no save comes after; the browser may be away by now
            await lastTime.RememberAsync(open.Timing.Choice);
            await session.View.OnSent.InvokeAsync(messageId);
            await hidden;
        }
        else
        {
            text.Forget();
        }
    }

    private void SayNotStored(ComposeSession session, Composition open)
    {
        if (session.Open == open) // else it was stored, and what failed came after
        {
            _saysNotStored = true;
            var why = health.Fault is { } fault ? $"because {fault.Word}, " : string.Empty;
            session.Complain($"The message could not be stored, {why}and was not sent. Your text is still here, and this line says when that works again.");
            session.TrySavingLater();
        }
    }

    // Offered by a toast, which may outlive the dialog.
    private async Task ReopenAsync(ComposeSession session, string contactId, Channel channel)
    {
        if (session.IsOf(contactId))
        {
            await session.ContinueAsync(channel);
        }
        else
        {
            navigation.NavigateTo(ConversationAddress.OfDraft(contactId, channel));
        }
    }

    [LoggerMessage(LogLevel.Error, "It is not known whether a message to contact {ContactId} was stored.")]
    private partial void LogNotStored(string contactId);
}
