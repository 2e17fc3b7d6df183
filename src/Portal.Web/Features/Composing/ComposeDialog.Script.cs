using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>Talks to the browser about the dialog, and asks who it is that writes.</summary>
public sealed partial class ComposeDialog
{
    private const string Script = "Features/Composing/ComposeDialog.razor.js";

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_showNext && _open is not null)
        {
            _showNext = false;
            await _script!.InvokeVoidAsync("open", _dialog);
        }

        if (_complainNext && _problems is not null)
        {
            _complainNext = false;
            await _problems.FocusAsync();
            await TellBrowserAsync("showProblem");
        }

        if (_askNext && _newsLine is not null)
        {
            _askNext = false;
            await _newsLine.FocusAsync();
        }
    }

    private async Task AttachAsync()
    {
        if (_script is null)
        {
            _script = await JS.InvokeAsync<IJSObjectReference>("import", _ending.Token, $"./{Assets[Script]}");
            _self = DotNetObjectReference.Create(this);
            _attached = await _script.InvokeAsync<IJSObjectReference>("attach", _dialog, _self);
        }
    }

    /// <summary>Takes what the browser has kept and the server never got.</summary>
    private async Task RecoverAsync(Caller caller, Composition open, IReadOnlyList<Draft> drafts)
    {
        var stored = drafts.Select(d => new { Channel = d.ChannelKey, DraftId = d.Id, d.Version, d.Content.Body, d.Content.Subject, Later = d.Content.Later?.Kept() });
        var kept = await _script!.InvokeAsync<KeptTexts?>("begin", _ending.Token, _dialog, $"{caller.PersonId}|{caller.LocationId}", open.Contact.Id, stored);
        if (kept is not null)
        {
            open.Recover(kept);
        }
    }

    /// <summary>Lets the browser forget what the server has now, exactly as it was typed.</summary>
    private async Task TellStoredAsync(Composition open)
    {
        foreach (var text in open.Texts.Where(t => t.Typed > t.ToldStored && t is { NeedsSaving: false, Status.NeedsChoice: false }))
        {
            var number = text.Typed;
            if (!await TellBrowserAsync("stored", text.Channel.Key, number, text.DraftId, text.Version))
            {
                return; // it is told after the next save
            }

            text.ToldStored = number;
        }
    }

    /// <summary>False where the browser is away: it has what was typed, and tells it when it is back.</summary>
    private async Task<bool> TellBrowserAsync(string what, params object?[] about)
    {
        try
        {
            await _script!.InvokeVoidAsync(what, _ending.Token, [_dialog, .. about]);
            return true;
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task HideAsync()
    {
        _autosave?.Stop();
        (_unsure, _saysNotStored) = (null, false);
        _open = null; // before the browser is told: what its fields say from now on must not bring a draft back
        StateHasChanged();
        await TellBrowserAsync("close"); // where it is away, it closes the empty dialog when it is back
    }

    /// <summary>Does what needs the storage. Where that is away or full, nothing that was typed goes with it: <paramref name="failed"/> says what was not done.</summary>
    private async Task TryAsync(Func<Task> work, Action failed)
    {
        try
        {
            await work();
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
        catch (Exception exception) when (!_ending.IsCancellationRequested)
        {
            LogFailed(Logger, exception, Contact.Id);
            failed();
        }
    }

    private void Complain(string failure)
    {
        _failure = failure;
        _complainNext = true;
        StateHasChanged();
    }

    private async Task<Caller> CallerAsync() => _lastCaller = await Callers.RequireAsync(_ending.Token);

    /// <summary>Nothing more is done in the name of a session that has ended, but to keep what was typed while it lasted.</summary>
    private async Task EndAsync(NoCallerException exception)
    {
        if (_open is null)
        {
            Toasts.SayError(exception.Message);
            return;
        }

        await SaveWithoutAskingAsync();
        Complain(_open?.Unsaved.Count > 0
            ? $"{exception.Message} What you wrote could not be saved: copy it before you leave this page."
            : $"{exception.Message} What you wrote is kept as a draft.");
    }

    private async Task SaveWithoutAskingAsync()
    {
        if (_open is not { } open || _lastCaller is not { } caller)
        {
            return;
        }

        try
        {
            await SaveAllAsync(open, caller);
        }
        catch (ObjectDisposedException)
        {
            return; // the portal ends, and the browser has what was typed
        }
    }

    private async Task<WritingWindows> WindowsAsync(Caller caller, string contactId) =>
        await Threads.LastInboundAsync(caller, contactId, _ending.Token) switch
        {
            Reading<LastInbound>.Found found => new WritingWindows.Known(found.Value),
            Reading<LastInbound>.NotAllowed refused => new WritingWindows.Unknown(refused.Reason),
            Reading<LastInbound>.Unavailable unavailable => new WritingWindows.Unknown(unavailable.Reason),
            _ => new WritingWindows.Unknown("HighLevel does not show when the contact last wrote."),
        };

    [LoggerMessage(LogLevel.Error, "Something about a message to contact {ContactId} could not be read or stored.")]
    private static partial void LogFailed(ILogger logger, Exception exception, string contactId);

    [LoggerMessage(LogLevel.Warning, "Something about contact {ContactId} that is shown beside the text could not be read.")]
    private static partial void LogNotRead(ILogger logger, Exception exception, string contactId);

    [LoggerMessage(LogLevel.Error, "It is not known whether a message to contact {ContactId} was stored.")]
    private static partial void LogNotStored(ILogger logger, Exception exception, string contactId);

    [LoggerMessage(LogLevel.Error, "What was typed to contact {ContactId} was not saved.")]
    private static partial void LogNotSaved(ILogger logger, Exception exception, string contactId);
}
