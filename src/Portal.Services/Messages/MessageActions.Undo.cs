using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>What is sent by a button of a list goes after the channel's time to undo, as what is sent from the dialog.</summary>
public sealed partial class MessageActions
{
    /// <summary>Nothing is sent, and the message is again as it was; too late where it is being sent, or something else was done with it.</summary>
    public Task<ActionResult> UndoAsync(Caller caller, LetGo letGo, CancellationToken cancellationToken) =>
        ActAsync(
            caller,
            letGo.Before.Id,
            Audited(
                caller, AuditActions.CancelledForAnother, "Undid the sending of",
                (context, message, token) => letGo.MessageId == message.Id ? Task.FromResult(PutBack(context, caller, message, letGo.Before)) : WithdrawAsync(context, caller, message, letGo.MessageId, token)),
            cancellationToken);

    private ActionResult PutBack(PortalDbContext context, Caller caller, Message message, Message before)
    {
        if (message.State is not MessageState.Scheduled || message.Version != before.Version + 1)
        {
            return new ActionResult.TooLate(message.State);
        }

        context.Add(message.PutBack(before, caller, Now));
        return new ActionResult.Done(message.Id);
    }

    private async Task<ActionResult> WithdrawAsync(PortalDbContext context, Caller caller, Message message, Guid againId, CancellationToken cancellationToken)
    {
        if (await context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == againId, cancellationToken) is not { State: MessageState.Scheduled, Version: 1 } again)
        {
            return new ActionResult.TooLate(MessageState.Sending);
        }

        context.Add(again.Withdraw(caller, Now));
        context.Add(message.AskAnew(caller, Now));
        return new ActionResult.Done(message.Id);
    }

    private async Task<ActionResult> HurryAsync(PortalDbContext context, Caller caller, Message message, CancellationToken cancellationToken)
    {
        var (before, time) = (message.Copy(), undo.Value.From(Now, message.Channel, await PreferenceStore.OfAsync(context, caller.PersonId, cancellationToken)));
        context.Add(message.Hurry(caller, time, Now));
        return new ActionResult.Done(message.Id, LetGo: message.UndoUntil is { } until ? new LetGo(before, message.Id, until) : null) { WaitsForApproval = !message.MayGo };
    }

    private async Task<ActionResult> SendAnotherAsync(PortalDbContext context, Caller caller, Message message, Replacement tries, CancellationToken cancellationToken)
    {
        var (before, time) = (message.Copy(), undo.Value.From(Now, message.Channel, await PreferenceStore.OfAsync(context, caller.PersonId, cancellationToken)));
        var again = message.Again(tries.Last.Id, time, Now);
        if (!(again.IsApproved && caller.MaySend) && await approvals.NeedAsync(context, caller, again.ContactId, again.Channel, again.Content, cancellationToken) is { } need)
        {
            again.Submit(need);
        }

        context.Add(again);
        context.Add(again.Write(caller, tries.Doubling?.Told));
        context.Add(message.SetAside(caller, "Tried again with another message", Now));
        return new ActionResult.Done(again.Id, LetGo: again.UndoUntil is { } until ? new LetGo(before, again.Id, until) : null) { WaitsForApproval = !again.MayGo };
    }
}
