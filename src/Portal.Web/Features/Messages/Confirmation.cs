using MudBlazor;
using Portal.Services.Messages;
using Portal.Web.Features.Composing;

namespace Portal.Web.Features.Messages;

/// <summary>Asks before something that can't be undone. Scoped, as the dialogs are.</summary>
public sealed class Confirmation(IDialogService dialogs)
{
    private bool _isAsking;

    public Task<bool> AsksToSendAsync(Deed deed, IReadOnlyList<Message> messages, bool isFinal)
    {
        var now = deed == Deed.SendNow;
        var (title, yes) = messages is [var only]
            ? (now ? $"Send to {only.ContactName} now?" : $"Try again to send to {only.ContactName}?", deed.Name)
            : now ? ($"Send {messages.Count} now?", $"Send {messages.Count} now") : ($"Try {messages.Count} again?", $"Try {messages.Count} again");
        var text = $"{(messages.Count == 1 ? "The message goes" : $"These {messages.Count} messages go")} out at once{(now ? ", instead of at the planned time" : null)}.{(isFinal ? " That can’t be undone." : null)}";
        return AskAsync(title, text, yes, now ? messages.Count == 1 ? "Keep the time" : "Keep the times" : "Don’t send");
    }

    public Task<bool> AsksToSendAgainAsync(IReadOnlyList<Message> messages) => messages is [var only]
        ? AskAsync($"Send again to {only.ContactName}?", $"It may have been sent already: {only.ContactName} may get it twice.", "Send again", "Don’t send")
        : AskAsync($"Send {messages.Count} messages again?", $"They may have been sent already: {Names(messages)} may get them twice.", "Send again", "Don’t send");

    /// <summary>The same, by which earlier tries the contacts may get it twice.</summary>
    public Task<bool> AsksToSendAgainAsync(IReadOnlyDictionary<Message, Doubling> earlier) => earlier.ToList() is [var (message, doubling)]
        ? AskAsync($"Send again to {message.ContactName}?", DoublingWords.Of(doubling, message.ContactName), "Send again", "Don’t send")
        : AsksToSendAgainAsync([.. earlier.Keys]);

    /// <summary>False also where something is being asked already, as by the second press of a double click.</summary>
    public async Task<bool> AskAsync(string title, string text, string yes, string no)
    {
        if (_isAsking)
        {
            return false;
        }

        _isAsking = true;
        try
        {
            var parameters = new DialogParameters<ConfirmDialog> { { d => d.Text, text }, { d => d.Yes, yes }, { d => d.No, no } };
            var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters);
            return await dialog.Result is { Canceled: false };
        }
        finally
        {
            _isAsking = false;
        }
    }

    private static string Names(IReadOnlyList<Message> messages) => string.Join(", ", messages.Select(message => message.ContactName).Distinct());
}
