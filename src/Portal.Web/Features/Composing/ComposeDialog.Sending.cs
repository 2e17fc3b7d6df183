using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Features.Messages;

namespace Portal.Web.Features.Composing;

/// <summary>The button: the text becomes a message, which is stored before anything else.</summary>
public sealed partial class ComposeDialog
{
    private const string NotTheText = "Nothing was sent, because the text had not fully arrived. Look at it, and press the button again.";
    private const string NotStored = "The message could not be stored, and was not sent. Your text is still here, and is saved as soon as that works again.";
    private const string NotKnown = "Storing the message was cut off. The portal finds out by itself whether it goes out. Your text stays here until then.";
    private const string NotStoredButSaved = "Your text is saved now, and was not sent: press the button again.";

    // A press of which nobody knows yet whether it was stored.
    private ComposeText? _unsure;
    private bool _saysNotStored;
    private bool _askNext;

    /// <summary>
    /// The button was pressed over this text: what the browser hands over with the press is what was seen, and nothing else is sent.
    /// <paramref name="allTheSame"/> is the word of an author who has been told that the contact may get it twice,
    /// <paramref name="anyway"/> of one who knows what was written meanwhile, and <paramref name="goodHour"/> of one who waits until the quiet hours are over.
    /// </summary>
    [JSInvokable]
    public async Task SendAsync(string channelKey, string body, string? subject, int number, bool allTheSame = false, bool anyway = false, bool goodHour = false)
    {
        if (_open is not { IsSending: false } open)
        {
            return;
        }

        open.IsSending = true; // before anything is awaited, so that a second press finds it
        StateHasChanged();
        try
        {
            if (anyway)
            {
                _news?.Accept();
                _colleagues?.Accept();
            }

            if (goodHour)
            {
                open.PutOff(Now);
            }

            await (_press = PressAsync(open, ShownText.Of(channelKey, body, subject, number), allTheSame));
        }
        finally
        {
            open.IsSending = false;
            StateHasChanged();
        }
    }

    private async Task PressAsync(Composition open, ShownText shown, bool allTheSame)
    {
        (_failure, _saysNotStored) = (null, false);
        open.Type(shown); // where the server was behind
        var accepted = allTheSame ? open.Doubling : null;
        await SaveAsync(); // tells whether the text was sent or changed in another window
        if (_open != open)
        {
            return; // an earlier press turned out to be stored
        }

        if (!open.IsAt(shown))
        {
            Complain(NotTheText);
        }
        else if (open.UnsavedElsewhere is { } other)
        {
            SayUnsaved("sent", other);
        }
        else if (open.Check(Now) && Obstacle is null)
        {
            if (_news?.Ask() is true)
            {
                _askNext = true;
                return;
            }

            if (await AsksAboutColleaguesAsync())
            {
                return;
            }

            await TryAsync(async () => await SendAsync(open, await CallerAsync(), accepted), () => SayNotStored(open));
        }
        else
        {
            _complainNext = true;
        }
    }

    private async Task SendAsync(Composition open, Caller caller, Doubling? accepted)
    {
        var (text, written) = (open.Text, open.Text.Content);
        try
        {
            await TakeAsync(open, text, written, await Ledger.SendAsync(caller, open.Command(accepted), _ending.Token));
        }
        catch (CommitUnknownException exception)
        {
            LogNotStored(Logger, exception, open.Contact.Id);
            _unsure = text;
            Complain(NotKnown);
            _autosave?.TryLater();
        }
    }

    private async Task TakeAsync(Composition open, ComposeText text, MessageContent written, SendResult result)
    {
        switch (result)
        {
            case SendResult.Stored stored:
                await SettleAsync(open, text, text.Content == written, stored.MessageId);
                break;
            case SendResult.OtherTextStored:
                open.Text.BeginAnotherPress();
                Complain("What you sent before is on its way, with the words that it had then. This text was not sent: press the button again to send it as another message.");
                break;
            case SendResult.WouldDouble would:
                open.Ask(would.Doubling);
                _complainNext = true;
                break;
            case SendResult.Refused refused:
                open.Refuse(refused.Problems);
                _complainNext = true;
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
    private async Task SettleAsync(Composition open, ComposeText text, bool isWhatWasSent, Guid messageId)
    {
        _unsure = null;
        Departures.Follow(new Departure(messageId, () => ReopenAsync(open.Contact.Id, text.Channel)));
        if (!isWhatWasSent)
        {
            text.LiveOn();
            Complain("What you sent is on its way. What you have changed since is kept as a new draft.");
            _autosave?.Typed();
        }
        else if (text == open.Text && open.UnsavedElsewhere is null)
        {
            var hidden = HideAsync(); // begun first, so that no save comes after; the browser may be away by now
            await LastTime.RememberAsync(open.Timing.Choice);
            await OnSent.InvokeAsync(messageId);
            await hidden;
        }
        else
        {
            text.Forget();
        }
    }

    /// <summary>Finds out what became of a press whose storing was cut off.</summary>
    private async Task FindPressAsync(Composition open, Caller caller)
    {
        if (_unsure is not { } text)
        {
            return;
        }

        if (await Ledger.FindPressAsync(caller, text.ClientToken, _ending.Token) is { } found)
        {
            _failure = null;
            await SettleAsync(open, text, open.ToSendOf(text).Frozen() == found.Content, found.Id);
        }
        else
        {
            _unsure = null;
            _saysNotStored = !open.IsSending;
        }
    }

    private void SayNotStored(Composition open)
    {
        if (_open == open) // else it was stored, and what failed came after
        {
            _saysNotStored = true;
            Complain(NotStored);
            _autosave?.TryLater();
        }
    }

    /// <summary>Another channel's text would be closed away with this one.</summary>
    private void SayUnsaved(string done, ComposeText other)
    {
        if (other.Status is DraftStatus.NotSaved)
        {
            Complain($"Nothing was {done}, because nothing can be stored just now. Your texts are still here, and are saved as soon as that works again.");
        }
        else
        {
            Complain($"Nothing was {done}, because your {other.Channel.Name} text is not saved yet. Choose that channel, and see what it waits for.");
        }
    }
}
