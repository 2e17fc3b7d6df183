using MudBlazor;
using Portal.Services.Messages;

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

    /// <summary>About what may have been sent itself.</summary>
    public Task<DoublingAnswer> AsksToSendAgainAsync(IReadOnlyList<Message> messages) => messages is [var only]
        ? AskAboutDoublingAsync($"Send again to {only.ContactName}?", DoublingWords.OfItself(only.ContactName), offersWasSent: true)
        : AskAboutDoublingAsync($"Send {messages.Count} messages again?", $"They may have been sent already: {Names(messages)} may get them twice. Look at the conversations first.", offersWasSent: true);

    /// <summary>About what is to be sent in the place of earlier tries, by which the contacts may get it twice.</summary>
    public Task<DoublingAnswer> AsksToSendAgainAsync(IReadOnlyDictionary<Message, Doubling> earlier)
    {
        var mayHaveBeenSent = earlier.Values.All(doubling => doubling.Kind is DoublingKind.MayHaveBeenSent);
        return earlier.ToList() is [var (message, doubling)]
            ? AskAboutDoublingAsync($"Send again to {message.ContactName}?", DoublingWords.Of(doubling, message.ContactName), mayHaveBeenSent)
            : AskAboutDoublingAsync($"Send {earlier.Count} messages again?", $"They may have been sent already: {Names(earlier.Keys)} may get them twice. Look at the conversations first.", mayHaveBeenSent);
    }

    /// <summary>False also where something is being asked already, as by the second press of a double click.</summary>
    public async Task<bool> AskAsync(string title, string text, string yes, string no) => await ChooseAsync(title, text, yes, no) is Choice.Yes;

    /// <summary>The same, where something else can be done in its place.</summary>
    public async Task<Choice> ChooseAsync(string title, string text, string yes, string no, string? instead = null) => await ShowAsync(title, text, yes, no, instead) switch
    {
        { Canceled: false, Data: string } => Choice.Instead,
        { Canceled: false } => Choice.Yes,
        _ => Choice.No,
    };

    private async Task<DoublingAnswer> AskAboutDoublingAsync(string title, string text, bool offersWasSent) =>
        await ChooseAsync(title, text, DoublingWords.AllTheSame, "Don’t send", offersWasSent ? DoublingWords.WasSent : null) switch
        {
            Choice.Instead => DoublingAnswer.WasSent,
            Choice.Yes => DoublingAnswer.AllTheSame,
            _ => DoublingAnswer.No,
        };

    private async Task<DialogResult?> ShowAsync(string title, string text, string yes, string no, string? instead = null)
    {
        if (_isAsking)
        {
            return null;
        }

        _isAsking = true;
        try
        {
            var parameters = new DialogParameters<ConfirmDialog> { { d => d.Text, text }, { d => d.Yes, yes }, { d => d.No, no }, { d => d.Instead, instead } };
            var dialog = await dialogs.ShowAsync<ConfirmDialog>(title, parameters);
            return await dialog.Result;
        }
        finally
        {
            _isAsking = false;
        }
    }

    private static string Names(IEnumerable<Message> messages) => string.Join(", ", messages.Select(message => message.ContactName).Distinct());
}

/// <summary>What is chosen of two or three.</summary>
public enum Choice
{
    No,
    Yes,
    Instead,
}

/// <summary>What a person says who was told that a contact may get the same twice.</summary>
public enum DoublingAnswer
{
    No,

    /// <summary>They have looked: the earlier one has reached the contact.</summary>
    WasSent,
    AllTheSame,
}
