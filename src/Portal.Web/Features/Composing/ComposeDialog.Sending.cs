using Portal.Services.Drafts;
using Portal.Services.Messages;
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
                await TakeAsync(open, await StoreAsync(open));
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

    /// <summary>Null when it could not be stored; the author has been told.</summary>
    private async Task<SendResult?> StoreAsync(Composition open)
    {
        try
        {
            return await Ledger.SendAsync(await CallerAsync(), open.Command(), _ending.Token);
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotStored(Logger, exception, open.Contact.Id);
            Complain("The message could not be stored, and was not sent. Your text is still here: try again.");
        }

        return null;
    }

    private async Task TakeAsync(Composition open, SendResult? result)
    {
        switch (result)
        {
            case SendResult.Stored stored:
                await HideAsync();
                await DiscardSourceAsync(open);
                await SettleAsync(open, stored.MessageId);
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

    /// <summary>The text has become a message: the unchanged one that it was carried over from has done its duty too.</summary>
    private async Task DiscardSourceAsync(Composition open)
    {
        if (open.Text.Source is { } source)
        {
            await Keeper.DiscardAsync(await CallerAsync(), open.Contact, source, _ending.Token);
        }
    }
}
