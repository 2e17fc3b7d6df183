using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>
/// What a person does with a message that is written down but not done with: their own, or for a manager any of the sub-account.
/// Each is one conditional step, so that of a person and the delivery only one wins.
/// </summary>
public sealed class MessageActions(Database database, MessageChanges changes, DueSignal due, DraftChanges drafts, ServiceSchedules schedules, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Undo, cancel, or edit: it will not be sent, and its text goes back to its author's drafts.</summary>
    public async Task<ActionResult> TakeBackAsync(Caller caller, Guid messageId, CancellationToken cancellationToken)
    {
        if (await schedules.GiveBackAsync(caller, messageId, cancellationToken) is { } problem)
        {
            return problem;
        }

        return await ActAsync(caller, messageId, TakeBackAsync, cancellationToken);

        async Task<ActionResult> TakeBackAsync(PortalDbContext context, Message message, CancellationToken token)
        {
            if (message.State is not (MessageState.Scheduled or MessageState.ServiceScheduled or MessageState.Held) || message.HeldBecause is HoldKind.MayHaveBeenSent)
            {
                return new ActionResult.TooLate(message.State);
            }

            var plan = message.Plan is { } p ? new DraftPlan(p.At, p.Wall, p.Zone, p.OnlyIfUnanswered) : null;
            var place = new DraftPlace(message.LocationId, message.AuthorId, message.ContactId, message.ChannelKey);
            var draft = await DraftService.PutBackAsync(context, place, message.ContactName, message.Content, plan, Now, token);
            if (draft is not null)
            {
                context.Add(message.Cancel(caller, Now));
                return new ActionResult.Done(message.Id, draft.Id);
            }

            if (message.State is not MessageState.Held)
            {
                context.Add(message.HoldBack(caller, $"Taken back. Another {message.Channel.Name} draft to {message.ContactName} stands in its place, so its text waits here.", Now));
            }

            return new ActionResult.DraftInTheWay();
        }
    }

    public Task<ActionResult> RescheduleAsync(Caller caller, Guid messageId, SendPlan plan, CancellationToken cancellationToken) =>
        SendCheck.OfTime(plan.At, Now) is { } late
            ? Task.FromResult<ActionResult>(new ActionResult.Refused(late))
            : StepAsync(caller, messageId, CanWaitAnew, m => m.Replan(plan with { HeldByService = false }, caller, Now), cancellationToken);

    /// <summary>Sends now what was planned for later.</summary>
    public Task<ActionResult> SendNowAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        StepAsync(caller, messageId, CanWaitAnew, m => m.Hurry(caller, Now), cancellationToken);

    /// <summary>Sends once more what is known not to have arrived. What was refused or failed stays as it is; a new message is written down.</summary>
    public Task<ActionResult> TryAgainAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        ActAsync(caller, messageId, (context, message, token) => TryAgainAsync(context, caller, message, token), cancellationToken);

    /// <summary>Decides that a message of which nobody knew was sent.</summary>
    public Task<ActionResult> SayWasSentAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        StepAsync(caller, messageId, m => m.HeldBecause is HoldKind.MayHaveBeenSent, m => m.SayWasSent(caller, Now), cancellationToken);

    /// <summary>Decides to send a message of which nobody knows whether it was sent; the contact may get it twice.</summary>
    public Task<ActionResult> SendAgainAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        StepAsync(caller, messageId, m => m.HeldBecause is HoldKind.MayHaveBeenSent, m => m.SendAgain(caller, Now), cancellationToken);

    /// <summary>It needs no more attention. What is held stays unsent.</summary>
    public Task<ActionResult> SetAsideAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        StepAsync(
            caller,
            messageId,
            m => m.SetAsideAt is null && m.State is MessageState.Held or MessageState.Failed or MessageState.Refused,
            m => m.SetAside(caller, "Set aside", Now),
            cancellationToken);

    private static bool CanWaitAnew(Message message) =>
        message is { State: MessageState.Scheduled } or { State: MessageState.Held, HeldBecause: not HoldKind.MayHaveBeenSent };

    private async Task<ActionResult> TryAgainAsync(PortalDbContext context, Caller caller, Message message, CancellationToken cancellationToken)
    {
        if (CanWaitAnew(message))
        {
            context.Add(message.Hurry(caller, Now));
            return new ActionResult.Done(message.Id);
        }

        if (message.State is not (MessageState.Refused or MessageState.Failed) || await context.Messages.AnyAsync(m => m.RetryOf == message.Id, cancellationToken))
        {
            return new ActionResult.TooLate(message.State);
        }

        var again = message.Again(Now);
        context.Add(again);
        context.Add(again.Write(caller));
        context.Add(message.SetAside(caller, "Tried again with another message", Now));
        return new ActionResult.Done(again.Id);
    }

    private Task<ActionResult> StepAsync(
        Caller caller, Guid messageId, Func<Message, bool> allowed, Func<Message, MessageEvent> step, CancellationToken cancellationToken) =>
        ActAsync(
            caller,
            messageId,
            (context, message, _) =>
            {
                if (!allowed(message))
                {
                    return Task.FromResult<ActionResult>(new ActionResult.TooLate(message.State));
                }

                context.Add(step(message));
                return Task.FromResult<ActionResult>(new ActionResult.Done(message.Id));
            },
            cancellationToken);

    private async Task<ActionResult> ActAsync(
        Caller caller, Guid messageId, Func<PortalDbContext, Message, CancellationToken, Task<ActionResult>> act, CancellationToken cancellationToken)
    {
        var (result, message) = await database.WriteAsync<(ActionResult Result, Message? Message)>(
            async (context, token) =>
            {
                if (await context.Messages.SingleOrDefaultAsync(m => m.Id == messageId && m.LocationId == caller.LocationId, token) is not { } found || !caller.MayActOn(found.AuthorId))
                {
                    return (new ActionResult.NotFound(), null);
                }

                var acted = await act(context, found, token);
                await context.SaveChangesAsync(token);
                return (acted, found);
            },
            cancellationToken);
        if (message is not null && result is ActionResult.Done or ActionResult.DraftInTheWay)
        {
            Tell(message!, result);
        }

        return result;
    }

    private void Tell(Message message, ActionResult result)
    {
        changes.Publish(new MessageChange(message.LocationId, message.ContactId, message.Id));
        if (result is ActionResult.Done { DraftId: not null })
        {
            drafts.Publish(new DraftChange(message.LocationId, message.AuthorId, message.ContactId));
        }

        due.Raise();
    }
}
