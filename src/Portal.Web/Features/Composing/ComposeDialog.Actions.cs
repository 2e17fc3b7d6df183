using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Contacts;
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
        _failure = null;
        try
        {
            await SaveAsync(); // finds out whether the text was sent or changed in another window
            if (Obstacle is null && open.Check(Now))
            {
                await TakeAsync(open, await Ledger.SendAsync(await CallerAsync(), open.Command(), _ending.Token));
            }
            else
            {
                open.Check(Now);
                _complainNext = true;
            }
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
        finally
        {
            open.IsSending = false;
        }
    }

    private async Task TakeAsync(Composition open, SendResult result)
    {
        switch (result)
        {
            case SendResult.Stored stored:
                await LeaveAsync(open);
                await HideAsync();
                await OnSent.InvokeAsync(stored.MessageId);
                break;
            case SendResult.Refused refused:
                open.Refuse(refused.Problems);
                _complainNext = true;
                break;
            case SendResult.DraftChanged changed:
                open.Text.Take(new DraftSaving.Conflict(changed.Theirs), open.Text.Content);
                _complainNext = true;
                break;
        }
    }

    /// <summary>The text has become a message: nothing of it remains, nor of an unchanged text that it was carried over from.</summary>
    private async Task LeaveAsync(Composition open)
    {
        var source = open.Text.Source;
        open.Text.Forget();
        if (source is not null)
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
            foreach (var unwanted in new[] { text, source }.OfType<ComposeText>())
            {
                await Keeper.DiscardAsync(caller, unwanted, _ending.Token);
            }

            await HideAsync();
            Toasts.Say("Draft discarded", new ToastAction("Undo", () => RestoreAsync(open.Contact, text.Channel, content)));
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
    }

    private async Task RestoreAsync(ContactDetails contact, Channel channel, MessageContent content)
    {
        var saving = await Drafts.SaveAsync(await CallerAsync(), new DraftText(contact.Id, contact.Name, channel, content, null, 0), _ending.Token);
        if (saving is not DraftSaving.Saved)
        {
            Toasts.SayError($"The draft was not restored: another one to {contact.Name} has been begun.");
        }
        else if (_open is null && Contact.Id == contact.Id)
        {
            await OpenAsync();
        }
    }

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
        try
        {
            await SaveAllAsync(await CallerAsync());
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
    }

    private async Task SaveAllAsync(Caller caller)
    {
        foreach (var text in _open?.Texts.Where(t => t.NeedsSaving).ToList() ?? [])
        {
            await Keeper.SaveAsync(caller, _open!.Contact, text, _ending.Token);
            StateHasChanged();
        }
    }
}
