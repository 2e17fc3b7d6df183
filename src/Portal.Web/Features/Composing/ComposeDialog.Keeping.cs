using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>The drafts on the server: what is typed or chosen is saved, and what is discarded can be had back.</summary>
public sealed partial class ComposeDialog
{
    // Chosen, not typed: kept like what is typed.
    private void Chosen() => _autosave?.Typed();

    private async Task SwitchAsync(Channel channel)
    {
        _open?.Switch(channel);
        _open?.ResumeTime(Now);
        await SaveAsync();
    }

    /// <summary>
    /// Saves what needs it, on every channel: a text that was left keeps its last words too. What can't be saved now is tried again
    /// by itself.
    /// </summary>
    private async Task SaveAsync()
    {
        _autosave?.Stop();
        if (_open is not { } open || _ending.IsCancellationRequested)
        {
            return;
        }

        var works = false;
        try
        {
            var caller = await CallerAsync();
            await FindPressAsync(open, caller);
            await SaveAllAsync(open, caller);
            await TellStoredAsync(open);
            works = true;
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
            return;
        }
        catch (ObjectDisposedException)
        {
            return; // the portal ends, and the browser has what was typed
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotSaved(Logger, exception, open.Contact.Id);
            open.Unsaved.ForEach(text => text.SaveFailed());
            StateHasChanged();
        }

        GoOn(open, works);
    }

    private void GoOn(Composition open, bool works)
    {
        if (_open != open)
        {
            return;
        }

        if (_unsure is not null || open.Unsaved.Exists(text => text.Status is DraftStatus.NotSaved) || (_saysNotStored && !works))
        {
            _autosave?.TryLater();
        }
        else if (_saysNotStored)
        {
            _saysNotStored = false;
            Complain(NotStoredButSaved);
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

    private async Task DiscardAsync()
    {
        if (_open is { IsSending: false } open && !_isDiscarding)
        {
            _isDiscarding = true;
            await TryAsync(() => DiscardAsync(open), () => Complain("Nothing was discarded, because nothing can be stored just now. Try again in a moment."));
            _isDiscarding = false;
        }
    }

    private async Task DiscardAsync(Composition open)
    {
        var caller = await CallerAsync();
        await FindPressAsync(open, caller);
        if (_open != open)
        {
            return; // it was sent after all
        }

        if (open.UnsavedElsewhere is { } other)
        {
            SayUnsaved("discarded", other);
            return;
        }

        var kept = await Keeper.DiscardAsync(caller, open.Contact, open.Text, _ending.Token);
        var hidden = HideAsync(); // before anything else is awaited, so that no save comes after; the browser may be away
        Discarding.Say(kept is { } id ? [id] : [], OpenAgainAsync);
        await hidden;
    }

    // Offered by a toast, which may outlive the dialog.
    private Task OpenAgainAsync(Draft draft) =>
        !_ending.IsCancellationRequested && Contact.Id == draft.ContactId ? ContinueAsync(Channel.Of(draft.ChannelKey)) : Task.CompletedTask;
}
