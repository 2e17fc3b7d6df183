using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>What the dialog's controls do. Each asks again who it is that asks.</summary>
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

    /// <summary>The text has become a message: the unchanged one that it was carried over from has done its duty too.</summary>
    private async Task DiscardSourceAsync(Composition open)
    {
        if (open.Text.Source is { } source)
        {
            await Keeper.DiscardAsync(await CallerAsync(), source, _ending.Token);
        }
    }

    private async Task DiscardAsync()
    {
        if (_open is not { IsSending: false } open)
        {
            return;
        }

        var (text, source, content) = (open.Text, open.Text.Source, open.Text.Content);
        try
        {
            var caller = await CallerAsync();
            await HideAsync(); // first, so that no save comes after
            foreach (var unwanted in new[] { text, source }.OfType<ComposeText>())
            {
                await Keeper.DiscardAsync(caller, unwanted, _ending.Token);
            }

            Toasts.Say("Draft discarded", ToastAction.Undo(() => RestoreAsync(open.Contact, text.Channel, content)));
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
    }

    // Offered by a toast, which may outlive the dialog.
    private async Task RestoreAsync(ContactDetails contact, Channel channel, MessageContent content)
    {
        try
        {
            var caller = await Callers.RequireAsync(CancellationToken.None);
            var saving = await Drafts.SaveAsync(caller, new DraftText(contact.Id, contact.Name, channel, content, null, 0), CancellationToken.None);
            if (saving is not DraftSaving.Saved)
            {
                Toasts.SayError($"The draft was not restored, because another one to {contact.Name} has been begun.");
            }
            else if (!_ending.IsCancellationRequested && Contact.Id == contact.Id)
            {
                await OpenAsync();
            }
        }
        catch (NoCallerException exception)
        {
            Toasts.SayError(exception.Message);
        }
    }

    // Chosen, not typed: kept like what is typed.
    private void Chosen() => _autosave?.Typed();

    private async Task SwitchAsync(Channel channel)
    {
        _open?.Switch(channel);
        await SaveAsync();
    }

    private async Task KeepMineAsync()
    {
        _open?.Text.KeepMine();
        await SaveAsync();
    }

    private void TakeTheirs(Draft theirs) => _open?.Text.Show(theirs);

    /// <summary>Saves what needs it, on every channel: a text that was left keeps its last words too.</summary>
    private async Task SaveAsync()
    {
        _autosave?.Stop();
        if (_open is not { } open || _ending.IsCancellationRequested)
        {
            return;
        }

        try
        {
            await SaveAllAsync(open, await CallerAsync());
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotSaved(Logger, exception, open.Contact.Id);
            open.Unsaved.ForEach(text => text.SaveFailed());
        }
    }

    private async Task SaveAllAsync(Composition open, Caller caller)
    {
        foreach (var text in open.Unsaved)
        {
            await Keeper.SaveAsync(caller, open.Contact, text, _ending.Token);
            StateHasChanged();
        }
    }
}
