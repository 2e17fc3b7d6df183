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
            var hidden = HideAsync(); // begun first, so that no save comes after; the browser may be away
            var kept = new List<Guid>();
            foreach (var unwanted in new[] { text, source }.OfType<ComposeText>())
            {
                if (await Keeper.DiscardAsync(caller, open.Contact, unwanted, _ending.Token) is { } id)
                {
                    kept.Add(id);
                }
            }

            Discarding.Say(kept, OpenAgainAsync);
            await hidden;
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
    }

    // Offered by a toast, which may outlive the dialog.
    private Task OpenAgainAsync(Draft draft) =>
        !_ending.IsCancellationRequested && Contact.Id == draft.ContactId ? ContinueAsync(Channel.Of(draft.ChannelKey)) : Task.CompletedTask;
}
