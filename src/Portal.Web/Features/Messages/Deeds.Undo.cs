using Portal.Services.Messages;
using Portal.Web.Controls;

namespace Portal.Web.Features.Messages;

/// <summary>What was let go by a button of a list can be had back from its toast, for as long as it waits for that.</summary>
public sealed partial class Deeds
{
    private static List<LetGo> Sent(List<Message> messages, List<ActionResult> results) =>
        [.. messages.Zip(results).Select(pair => (pair.Second as ActionResult.Done)?.LetGo).OfType<LetGo>()];

    /// <summary>Shows the toast, with an undo for as long as that is possible.</summary>
    public async Task OfferUndoAsync(Toast toast, IReadOnlyList<LetGo> sent)
    {
        toasts.Show(toast with { Action = ToastAction.Undo(() => UndoAsync(sent)), Lasts = true });
        var left = sent.Min(letGo => letGo.Until) - time.GetUtcNow().UtcDateTime;
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, time);
        }

        if (toasts.Shown.Any(shown => shown.Id == toast.Id))
        {
            toasts.Show(toast);
        }
    }

    // Offered by a toast, which may outlive the page.
    private async Task UndoAsync(IReadOnlyList<LetGo> sent)
    {
        var undone = 0;
        foreach (var letGo in sent)
        {
            undone += await actions.UndoAsync(await callers.RequireAsync(CancellationToken.None), letGo, CancellationToken.None) is ActionResult.Done ? 1 : 0;
        }

        var name = sent[0].Before.ContactName;
        switch ((undone, sent.Count))
        {
            case (1, 1):
                toasts.Say($"The message to {name} was not sent, and is as it was");
                break;
            case (_, 1):
                toasts.SayError($"The message to {name} was already being sent");
                break;
            case var (few, all) when few == all:
                toasts.Say($"{all} were not sent, and are as they were");
                break;
            default:
                toasts.SayError($"{undone} of {sent.Count} were not sent. The others were already being sent.");
                break;
        }
    }
}
