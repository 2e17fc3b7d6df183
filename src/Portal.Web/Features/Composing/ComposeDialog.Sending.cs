using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Features.Messages;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>The button: the text becomes a message, which is stored before anything else.</summary>
public sealed partial class ComposeDialog
{
    private async Task SendAsync()
    {
        if (_open is not { IsSending: false } open)
        {
            return;
        }

        open.IsSending = true; // before anything is awaited, so that a second press finds it
        try
        {
            _failure = null;
            await SaveAsync(); // tells whether the text was sent or changed in another window
            if (open.Check(Now) && Obstacle is null)
            {
                await SendAsync(open);
            }
            else
            {
                _complainNext = true;
            }
        }
        finally
        {
            open.IsSending = false;
        }
    }

    private async Task SendAsync(Composition open)
    {
        try
        {
            var caller = await CallerAsync();
            await TakeAsync(caller, open, await StoreAsync(caller, open));
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
    }

    /// <summary>Null when it could not be stored; the author has been told.</summary>
    private async Task<SendResult?> StoreAsync(Caller caller, Composition open)
    {
        try
        {
            return await Ledger.SendAsync(caller, open.Command(), _ending.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotStored(Logger, exception, open.Contact.Id);
            Complain("The message could not be stored, and was not sent. Your text is still here: try again.");
            return null;
        }
    }

    private async Task TakeAsync(Caller caller, Composition open, SendResult? result)
    {
        switch (result)
        {
            case SendResult.Stored stored:
                var hidden = HideAsync(); // the browser may be away by now, and nothing that the message takes the place of waits for it
                await SettleAsync(caller, open, stored.MessageId);
                await hidden;
                await LastTime.RememberAsync(open.Timing.Choice);
                await OnSent.InvokeAsync(stored.MessageId);
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

    /// <summary>The text has become a message: what it took the place of needs nobody any more, and what becomes of it is told.</summary>
    private async Task SettleAsync(Caller caller, Composition open, Guid messageId)
    {
        if (open.Text.Source is { } source)
        {
            await Keeper.DiscardAsync(caller, open.Contact, source, _ending.Token);
        }

        if (open.Resumed is { } resumed)
        {
            await MessageActions.SetAsideAsync(caller, resumed, _ending.Token);
        }

        Departures.Follow(new Departure(messageId, () => ReopenAsync(open.Contact.Id, open.Text.Channel)));
    }
}
