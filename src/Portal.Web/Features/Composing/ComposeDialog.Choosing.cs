using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>Which of several texts stands in the fields: this one, one that was written elsewhere, or an earlier one.</summary>
public sealed partial class ComposeDialog
{
    private Task KeepMineAsync() => ChooseAsync(text => text.Status is DraftStatus.LeftBehind ? text.Other : null, text => text.KeepMine());

    private Task TakeOtherAsync() => ChooseAsync(text => text.Status is DraftStatus.Clash ? text.Content : null, text => text.TakeOther());

    private Task KeepBothAsync() => ChooseAsync(_ => null, text => text.KeepBoth());

    private Task KeepDraftAsync() => SettleAnswerAsync(open =>
    {
        open.CallOffAnswer();
        return Task.CompletedTask;
    });

    private Task MakeAnswerAsync() => SettleAnswerAsync(open =>
    {
        open.BeginAnswer();
        return Task.CompletedTask;
    });

    /// <summary>The draft that stands in the answer's place becomes an earlier text.</summary>
    private Task StartAnswerAsync() => SettleAnswerAsync(async open =>
    {
        await Keeper.DiscardAsync(await CallerAsync(), open.Contact, open.Text, _ending.Token);
        open.BeginAnswer();
        open.ResumeTime(Now);
    });

    private async Task SettleAnswerAsync(Func<Composition, Task> choice)
    {
        if (_open is { IsSending: false, AsksAboutAnswer: true } open)
        {
            await TryAsync(() => choice(open), () => Complain("Your draft could not be kept, so nothing was changed. Try again."));
            await SaveAsync();
            if (!open.AsksAboutAnswer)
            {
                await TellBrowserAsync("focusText");
            }
        }
    }

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
                await TellBrowserAsync("forget", kept.Key);
            }
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotSaved(Logger, exception, open.Contact.Id);
            Complain("The other text could not be kept, so nothing was changed. Try again.");
        }
    }

    /// <summary>Null where they can't be read now.</summary>
    private async Task<IReadOnlyList<DraftRevision>?> EarlierAsync()
    {
        IReadOnlyList<DraftRevision>? earlier = null;
        if (_open is { Contact.Id: var contactId, Text.Channel: var channel })
        {
            await TryAsync(async () => earlier = await Drafts.EarlierAsync(await CallerAsync(), contactId, channel, _ending.Token), () => { });
        }

        return earlier;
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
            await TellBrowserAsync("focusText");
        }
    }
}
