using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
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

    private async Task DiscardAsync()
    {
        if (_open is not { IsSending: false } open)
        {
            return;
        }

        var (text, source) = (open.Text, open.Text.Source);
        try
        {
            var caller = await CallerAsync();
            await HideAsync(); // first, so that no save comes after
            var kept = new List<Guid>();
            foreach (var unwanted in new[] { text, source }.OfType<ComposeText>())
            {
                if (await Keeper.DiscardAsync(caller, open.Contact, unwanted, _ending.Token) is { } id)
                {
                    kept.Add(id);
                }
            }

            Discarding.Say(kept, OpenAgainAsync);
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
    }

    // Offered by a toast, which may outlive the dialog.
    private Task OpenAgainAsync(Draft draft) =>
        !_ending.IsCancellationRequested && Contact.Id == draft.ContactId ? ContinueAsync(Channel.Of(draft.ChannelKey)) : Task.CompletedTask;

    // Chosen, not typed: kept like what is typed.
    private void Chosen() => _autosave?.Typed();

    private async Task SwitchAsync(Channel channel)
    {
        _open?.Switch(channel);
        _open?.ResumeTime(Now);
        await SaveAsync();
    }

    private Task KeepMineAsync() => ChooseAsync(text => text.Status is DraftStatus.LeftBehind ? text.Other : null, text => text.KeepMine());

    private Task TakeOtherAsync() => ChooseAsync(text => text.Status is DraftStatus.Clash ? text.Content : null, text => text.TakeOther());

    private Task KeepBothAsync() => ChooseAsync(_ => null, text => text.KeepBoth());

    /// <summary>What the server has and is written over is kept by saving; what it does not have and is given up is kept here.</summary>
    private async Task ChooseAsync(Func<ComposeText, MessageContent?> lost, Action<ComposeText> choice)
    {
        if (_open is not { Text: var text } open)
        {
            return;
        }

        try
        {
            var kept = (text.Status as DraftStatus.LeftBehind)?.Kept;
            if (lost(text) is { IsBlank: false } content)
            {
                await Drafts.KeepLostAsync(await CallerAsync(), text.ToSave(open.Contact) with { Content = content }, _ending.Token);
            }

            choice(text);
            open.ResumeTime(Now);
            await SaveAsync();
            if (kept is not null && !text.NeedsSaving)
            {
                await _script!.InvokeVoidAsync("forget", _ending.Token, _dialog, kept.Key);
            }
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not JSException)
        {
            LogNotSaved(Logger, exception, open.Contact.Id);
            Complain("The other text could not be kept, so nothing was changed. Try again.");
        }
    }

    private async Task<IReadOnlyList<DraftRevision>> EarlierAsync()
    {
        try
        {
            return _open is { } open ? await Drafts.EarlierAsync(await CallerAsync(), open.Contact.Id, open.Text.Channel, _ending.Token) : [];
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
            return [];
        }
    }

    private async Task RestoreAsync(DraftRevision earlier)
    {
        await SaveAsync(); // so that what stands there now becomes an earlier text too
        if (_open is { Text: { Status.NeedsChoice: false, NeedsSaving: false } text } open)
        {
            text.Restore(earlier.Content);
            open.ResumeTime(Now);
            await SaveAsync();
            StateHasChanged();
            await _script!.InvokeVoidAsync("focusText", _ending.Token, _dialog);
        }
    }

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
            await TellStoredAsync(open);
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
