using Portal.Services.Delivery;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Messages;

/// <summary>Does with stored messages what the viewer asks for, and tells in a toast what became of it. Scoped, as the caller is.</summary>
public sealed class Deeds(
    MessageActions actions, MessageLedger ledger, DraftService drafts, SendingPauses pauses, ViewerClock clock, CurrentCaller callers, Toasts toasts)
{
    private readonly HashSet<Guid> _underWay = [];

    /// <summary>
    /// A message with which something is being done already is left out: the second press of a double click asks for nothing more. Gives those that
    /// the contact may get twice, which are done only when a person says so.
    /// </summary>
    public async Task<IReadOnlyDictionary<Guid, Doubling>> DoAsync(Deed deed, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
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

    private async Task<IReadOnlyDictionary<Guid, Doubling>> DoAllAsync(Deed deed, List<Message> messages, CancellationToken cancellationToken)
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

        return messages.Zip(results).Where(pair => pair.Second is ActionResult.WouldDouble).ToDictionary(pair => pair.First.Id, pair => ((ActionResult.WouldDouble)pair.Second).Doubling);
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
        if (results.Count == 0 || results is [ActionResult.WouldDouble])
        {
            return; // it is asked about instead
        }

        var words = messages.Count == 1 ? DeedWords.OfOne(deed, messages[0].ContactName, results[0]) : DeedWords.Summary(deed, results);
        if (results.Any(result => result is not ActionResult.Done))
        {
            toasts.SayError(words);
        }
        else if (deed.Sends && pauses.Of(messages[0].LocationId) is { } pause)
        {
            var whose = messages.Count == 1 ? $"To {messages[0].ContactName}" : $"{messages.Count} messages";
            toasts.Show(new Toast(Guid.CreateVersion7(), $"{whose}: {WaitingWords.Of(pause, clock)}", IsError: false, Waits: true));
        }
        else
        {
            toasts.Say(words, Undo(deed, messages, results));
        }
    }

    /// <summary>Null where not all of it can be undone.</summary>
    private ToastAction? Undo(Deed deed, List<Message> messages, List<ActionResult> results)
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
