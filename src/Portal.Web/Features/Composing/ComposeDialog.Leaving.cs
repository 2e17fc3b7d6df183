using Microsoft.JSInterop;
using Portal.Web.Controls;

namespace Portal.Web.Features.Composing;

/// <summary>The page is left in the middle of writing, as for another contact: what was typed is kept, and said to be.</summary>
public sealed partial class ComposeDialog
{
    private Task _press = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (SoFar is not null)
        {
            SoFar.Changed -= HearNews;
        }

        var wasPressed = _open is { IsSending: true };
        await _press.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext); // it was meant, and is no less so elsewhere
        await SaveWithoutAskingAsync();
        var left = await LeaveAsync();
        if (left is not null)
        {
            _open?.Type(ShownText.Of(left.Channel, left.Body, left.Subject, left.Number));
            await SaveWithoutAskingAsync();
        }

        var hasAll = _open is null || (left is not null && _open.Unsaved.Count == 0);
        await _attached.StopAsync(hasAll ? "end" : null); // what the server has the browser need not keep
        await _script.StopAsync();
        SayLeft(wasPressed);
        _autosave?.Dispose();
        _self?.Dispose();
        await _ending.CancelAsync();
        _ending.Dispose();
    }

    /// <summary>What was typed and not told yet.</summary>
    private async Task<LeftText?> LeaveAsync()
    {
        try
        {
            return _attached is null ? null : await _attached.InvokeAsync<LeftText?>("leave");
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            return null; // the page is gone, and its listeners with it; what it knew is kept there
        }
    }

    private void SayLeft(bool wasPressed)
    {
        if (_open is not { } open)
        {
            return;
        }

        if (open.Unsaved.Exists(text => !text.Content.IsBlank))
        {
            Toasts.SayError($"What you wrote to {open.Contact.Name} could not be saved just now. This browser keeps it until you write to them again.");
        }
        else if (open.HasDrafts)
        {
            Toasts.Say(wasPressed ? $"Your message to {open.Contact.Name} was not sent. It is kept as a draft." : $"Draft to {open.Contact.Name} kept");
        }
    }

    internal sealed record LeftText(string Channel, string? Body, string? Subject, int Number);
}
