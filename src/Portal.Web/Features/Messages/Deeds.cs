using Microsoft.Extensions.Options;
using Portal.Services.Delivery;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Messages;

/// <summary>Does with stored messages what the viewer asks for, and tells in a toast what became of it. Scoped, as the caller is.</summary>
public sealed partial class Deeds(
    MessageActions actions, MessageLedger ledger, DraftService drafts, SendingPauses pauses, IOptions<UndoOptions> undo, Confirmation confirmation, QuietQuestion quiet, ViewerClock clock,
    TimeProvider time, CurrentCaller callers, Toasts toasts)
{
    private readonly HashSet<Guid> _underWay = [];

    /// <summary>
    /// A message with which something is being done already is left out: the second press of a double click asks for nothing more. What sends and
    /// can't be undone, or may reach a contact twice, is asked about first. Gives the ids of those with which it was done.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> DoAsync(Deed deed, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        List<Message> taken = [.. messages.Where(message => _underWay.Add(message.Id))];
        try
        {
            return await DoAllAsync(deed, taken, cancellationToken);
        }
        finally
        {
            _underWay.ExceptWith(taken.Select(message => message.Id));
        }
    }

    private async Task<IReadOnlyList<Guid>> DoAllAsync(Deed? deed, List<Message> messages, CancellationToken cancellationToken)
    {
        if (messages.Count > 0 && deed == Deed.SendAgain)
        {
            deed = Answered(await confirmation.AsksToSendAgainAsync(messages));
        }

        if (messages.Count == 0 || deed is null || await MeantAsync(deed, messages, cancellationToken) is not { } meant)
        {
            return [];
        }

        var results = await RunAsync(meant, messages, cancellationToken);
        var doubled = messages.Zip(results).Where(pair => pair.Second is ActionResult.WouldDouble).ToDictionary(pair => pair.First, pair => ((ActionResult.WouldDouble)pair.Second).Doubling);
        return doubled.Count == 0 ? Done(messages, results) : [.. Done(messages, results), .. await DoAllTheSameAsync(doubled, cancellationToken)];
    }

    private async Task<IReadOnlyList<Guid>> DoAllTheSameAsync(Dictionary<Message, Doubling> doubled, CancellationToken cancellationToken)
    {
        switch (await confirmation.AsksToSendAgainAsync(doubled))
        {
            case DoublingAnswer.AllTheSame:
                List<Message> again = [.. doubled.Keys];
                return Done(again, await RunAsync(Deed.TryAgainAllTheSame(doubled.ToDictionary(pair => pair.Key.Id, pair => pair.Value)), again, cancellationToken));
            case DoublingAnswer.WasSent:
                foreach (var (message, doubling) in doubled)
                {
                    await SayWasSentAsync(doubling.MessageId, message.ContactName, cancellationToken);
                }

                return [];
            default:
                return [];
        }
    }

    private static Deed? Answered(DoublingAnswer answer) => answer switch
    {
        DoublingAnswer.AllTheSame => Deed.SendAgain,
        DoublingAnswer.WasSent => Deed.WasSent,
        _ => null,
    };

    /// <summary>A person has looked, and says that a message of which nobody knew was sent; true where that is kept now.</summary>
    public async Task<bool> SayWasSentAsync(Guid messageId, string contactName, CancellationToken cancellationToken)
    {
        try
        {
            var result = await actions.SayWasSentAsync(await callers.RequireAsync(cancellationToken), messageId, cancellationToken);
            var words = result is ActionResult.TooLate { State: MessageState.Unknown }
                ? $"The portal is still asking HighLevel about the message to {contactName}: wait until it has found out"
                : DeedWords.OfOne(Deed.WasSent, contactName, result);
            toasts.Show(new Toast(Guid.CreateVersion7(), words, IsError: result is not ActionResult.Done));
            return result is ActionResult.Done;
        }
        catch (NoCallerException exception)
        {
            toasts.SayError(exception.Message);
            return false;
        }
    }

    private static IReadOnlyList<Guid> Done(List<Message> messages, List<ActionResult> results) =>
        [.. messages.Zip(results).Where(pair => pair.Second is ActionResult.Done).Select(pair => pair.First.Id)];

    /// <summary>What is to be done after all that was asked about it; null for nothing.</summary>
    private async Task<Deed?> MeantAsync(Deed deed, List<Message> messages, CancellationToken cancellationToken) => await quiet.AskAsync(deed, messages, cancellationToken) switch
    {
        QuietAnswer.Anyway => deed,
        QuietAnswer.AtGoodHour(var other) => other,
        QuietAnswer.NotAsked when await IsMeantAsync(deed, messages) => deed,
        _ => null,
    };

    // A channel may have no time to undo, and what HighLevel has given back it does not take again as it was.
    private Task<bool> IsMeantAsync(Deed deed, List<Message> messages) =>
        deed == Deed.SendAgain ? Task.FromResult(true) // that was asked about
        : deed.Sends && !messages.TrueForAll(CanBeUndone) ? confirmation.AsksToSendAsync(deed, messages, isFinal: true)
        : deed == Deed.SendNow && messages.Count > 1 ? confirmation.AsksToSendAsync(deed, messages, isFinal: false)
        : Task.FromResult(true);

    private bool CanBeUndone(Message message) => message.State is not MessageState.ServiceScheduled && undo.Value.Of(message.Channel) > TimeSpan.Zero;

    private async Task<List<ActionResult>> RunAsync(Deed deed, List<Message> messages, CancellationToken cancellationToken)
    {
        var results = new List<ActionResult>();
        try
        {
            foreach (var message in messages)
            {
                var caller = await callers.RequireAsync(cancellationToken); // asked each time: a session may end while many are done
                results.Add(await deed.RunAsync(actions, caller, message, cancellationToken));
            }

            Tell(deed, messages, results);
        }
        catch (NoCallerException exception)
        {
            Tell(deed, messages, results);
            toasts.SayError(exception.Message);
        }

        return results;
    }

    /// <summary>Takes one back to be changed, and says why not where it can't be; true when its text is in the viewer's drafts.</summary>
    public async Task<bool> TakeBackAsync(Message message, CancellationToken cancellationToken)
    {
        if (!_underWay.Add(message.Id))
        {
            return false;
        }

        try
        {
            var result = await actions.TakeBackAsync(await callers.RequireAsync(cancellationToken), message.Id, cancellationToken);
            if (result is not ActionResult.Done)
            {
                toasts.SayError(DeedWords.OfOne(Deed.Cancel, message.ContactName, result));
            }

            return result is ActionResult.Done;
        }
        catch (NoCallerException exception)
        {
            toasts.SayError(exception.Message);
            return false;
        }
        finally
        {
            _underWay.Remove(message.Id);
        }
    }

    private void Tell(Deed deed, List<Message> messages, List<ActionResult> results)
    {
        if (results.Count == 0 || results.TrueForAll(result => result is ActionResult.WouldDouble))
        {
            return; // it is asked about instead
        }

        var toast = Toast(deed, messages, results);
        if (Sent(messages, results) is { Count: > 0 } sent)
        {
            _ = OfferUndoAsync(toast, sent);
        }
        else
        {
            toasts.Show(toast with { Action = UndoOfCancel(deed, messages, results) });
        }
    }

    private Toast Toast(Deed deed, List<Message> messages, List<ActionResult> results)
    {
        var words = messages.Count == 1 ? DeedWords.OfOne(deed, messages[0].ContactName, results[0]) : DeedWords.Summary(deed, results);
        var isError = results.Exists(result => result is not ActionResult.Done);
        if (isError || !deed.Sends || pauses.Of(messages[0].LocationId) is not { } pause)
        {
            return new Toast(Guid.CreateVersion7(), words, isError);
        }

        var whose = messages.Count == 1 ? $"To {messages[0].ContactName}" : $"{messages.Count} messages";
        return new Toast(Guid.CreateVersion7(), $"{whose}: {WaitingWords.Of(pause, clock)}", IsError: false, Waits: true);
    }

    /// <summary>Null where not all of it can be undone.</summary>
    private ToastAction? UndoOfCancel(Deed deed, List<Message> messages, List<ActionResult> results)
    {
        var cancelled = messages.Zip(results, (message, result) => (Message: message, Result: result)).Where(pair => pair.Message.Plan is not null && pair.Result is ActionResult.Done { DraftId: not null }).ToList();
        return deed == Deed.Cancel && cancelled.Count == messages.Count ? ToastAction.Undo(() => PlanAgainAsync(cancelled)) : null;
    }

    // Offered by a toast, which may outlive the page.
    private async Task PlanAgainAsync(List<(Message Message, ActionResult Result)> cancelled)
    {
        var planned = 0;
        foreach (var (message, result) in cancelled)
        {
            var caller = await callers.RequireAsync(CancellationToken.None);
            planned += result is ActionResult.Done { DraftId: { } draftId } && await PlanAgainAsync(caller, message, draftId) ? 1 : 0;
        }

        if (planned == cancelled.Count)
        {
            toasts.Say(planned == 1 ? $"The message to {cancelled[0].Message.ContactName} is scheduled again" : $"{planned} scheduled again");
        }
        else
        {
            toasts.SayError($"{planned} of {cancelled.Count} scheduled again. The others were changed meanwhile, or their time has passed: they are in the drafts.");
        }
    }

    private async Task<bool> PlanAgainAsync(Caller caller, Message message, Guid draftId)
    {
        var own = await drafts.OfContactAsync(caller, message.ContactId, CancellationToken.None);
        return own.FirstOrDefault(d => d.Id == draftId) is { } draft
            && await ledger.SendAsync(caller, Again(message, draft), CancellationToken.None) is SendResult.Stored;
    }

    private static SendCommand Again(Message message, Draft draft) => new()
    {
        ContactId = message.ContactId,
        ContactName = message.ContactName,
        Channel = message.Channel,
        Content = draft.Content,
        ClientToken = Guid.CreateVersion7(),
        DraftId = draft.Id,
        DraftVersion = draft.Version,
        Plan = message.Plan,
        Restores = message.Id,
    };
}
