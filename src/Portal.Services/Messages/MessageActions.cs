using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Messages;

/// <summary>
/// What a person does with a message that is written down but not done with: their own, or for a manager any of the sub-account.
/// Each is one conditional step, so that of a person and the delivery only one wins.
/// </summary>
public sealed partial class MessageActions(
    Database database, MessageChanges changes, DueSignal due, DraftChanges drafts, ServiceSchedules schedules, KnownSubAccounts subAccounts,
    ApprovalRule approvals, IOptions<UndoOptions> undo, AuditTrail audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Undo, cancel, or edit: it will not be sent, and its text goes back to its author's drafts.</summary>
    public Task<ActionResult> TakeBackAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        ActWithServiceAsync(
            caller, messageId, Audited(caller, AuditActions.CancelledForAnother, "Took back", (context, message, token) => TakeBackAsync(context, caller, message, token)), cancellationToken);

    /// <summary>Whoever holds it, the portal or the service, goes on holding it.</summary>
    public Task<ActionResult> RescheduleAsync(Caller caller, Guid messageId, SendPlan plan, CancellationToken cancellationToken) =>
        SendCheck.OfTime(plan.At, Now) is { } late
            ? Task.FromResult<ActionResult>(new ActionResult.Refused(late))
            : LetGoAsync(caller, messageId, (context, message, token) => WaitAnewAsync(context, caller, message, plan, token), cancellationToken);

    /// <summary>Sends now what was planned for later.</summary>
    public Task<ActionResult> SendNowAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        LetGoAsync(
            caller, messageId, Audited(caller, AuditActions.SentForAnother, "Pressed “Send now” on", (context, message, token) => WaitAnewAsync(context, caller, message, plan: null, token)), cancellationToken);

    /// <summary>
    /// Sends once more what is known not to have arrived, unless it is known that it would not arrive again. What was refused or failed
    /// stays as it is; a new message is written down.
    /// </summary>
    public Task<ActionResult> TryAgainAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) => TryAgainAsync(caller, messageId, accepted: null, cancellationToken);

    /// <summary>
    /// The same, with the person's word: they were told that the contact may get the same twice, by this earlier try of it. Without it a new
    /// message is written down only where none of the tries can have reached the contact.
    /// </summary>
    public Task<ActionResult> TryAgainAsync(Caller caller, Guid messageId, Doubling? accepted, CancellationToken cancellationToken) =>
        ActAsync(
            caller, messageId, Audited(caller, AuditActions.SentForAnother, "Pressed “Try again” on", (context, message, token) => TryAgainAsync(context, caller, message, accepted, token)), cancellationToken);

    /// <summary>Decides that a message of which nobody knew was sent.</summary>
    public Task<ActionResult> SayWasSentAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        StepAsync(caller, messageId, m => m.HeldBecause is HoldKind.MayHaveBeenSent, m => m.SayWasSent(caller, Now), cancellationToken);

    /// <summary>Decides to send a message of which nobody knows whether it was sent; the contact may get it twice.</summary>
    public Task<ActionResult> SendAgainAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        ActAsync(
            caller,
            messageId,
            Audited(
                caller, AuditActions.SentForAnother, "Pressed “Send again” on",
                (context, message, token) => SendAgainAsync(context, caller, message, token)),
            cancellationToken);

    /// <summary>It needs no more attention. What is held stays unsent.</summary>
    public Task<ActionResult> SetAsideAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        StepAsync(
            caller,
            messageId,
            m => m.SetAsideAt is null && m.State is MessageState.Held or MessageState.Failed or MessageState.Refused,
            m => m.SetAside(caller, "Set aside", Now),
            cancellationToken);

    private async Task<ActionResult> WaitAnewAsync(PortalDbContext context, Caller caller, Message message, SendPlan? plan, CancellationToken cancellationToken)
    {
        if (MayNotSend(caller, message) is { } not)
        {
            return not;
        }

        var anew = plan is null ? null : plan with { HeldByService = message.HeldByService };
        if (message.State is MessageState.ServiceScheduled)
        {
            await RequireApprovalAsync(context, caller, message, cancellationToken);
            var again = message.Anew(anew, Now);
            if (!again.MayGo)
            {
                again.Submit(again.ApprovalNeed ?? string.Empty);
            }

            context.Add(again);
            context.Add(again.Write(caller));
            context.Add(message.Replace(caller, Now));
            return new ActionResult.Done(again.Id) { WaitsForApproval = !again.MayGo };
        }

        if (message.WordsRemovedAt is not null || !CanWaitAnew(message) || (anew is null && (IsUnderWay(message) || message.State is MessageState.WaitingForApproval)))
        {
            return new ActionResult.TooLate(message.State);
        }

        await RequireApprovalAsync(context, caller, message, cancellationToken);
        if (anew is null)
        {
            return await HurryAsync(context, caller, message, cancellationToken);
        }

        context.Add(message.Replan(anew, caller, Now));
        return new ActionResult.Done(message.Id) { WaitsForApproval = !message.MayGo };
    }

    private async Task<ActionResult> TakeBackAsync(PortalDbContext context, Caller caller, Message message, CancellationToken cancellationToken)
    {
        if (message.WordsRemovedAt is not null || message.State is not (MessageState.WaitingForApproval or MessageState.Scheduled or MessageState.ServiceScheduled or MessageState.Held) || message.HeldBecause is HoldKind.MayHaveBeenSent)
        {
            return new ActionResult.TooLate(message.State);
        }

        if (await PutBackAsync(context, message, cancellationToken) is { } draft)
        {
            context.Add(message.Cancel(caller, Now));
            return new ActionResult.Done(message.Id, draft.Id);
        }

        if (message.State is not MessageState.Held)
        {
            context.Add(message.HoldBack(caller, $"Taken back. Another {subAccounts.RulesOf(message.LocationId).ChannelOf(message.ChannelKey).Name} draft to {message.ContactName} stands in its place, so its text waits here.", Now));
        }

        return new ActionResult.DraftInTheWay();
    }

    private Task<Draft?> PutBackAsync(PortalDbContext context, Message message, CancellationToken cancellationToken)
    {
        var place = new DraftPlace(message.LocationId, message.AuthorId, message.ContactId, message.ChannelKey);
        var (later, plan) = message.Plan is { } was
            ? (new ChosenTime(was.At, was.Wall, was.Zone, was.OnlyIfUnanswered, was.HeldByService), new DraftPlan(was.At, was.Wall, was.Zone, was.OnlyIfUnanswered))
            : default((ChosenTime?, DraftPlan?));
        return DraftService.PutBackAsync(context, place, message.ContactName, message.Content with { Later = later, Replaces = message.RetryOf is null ? null : message.Id }, plan, Now, cancellationToken);
    }

    // A second press on the same button: it is to go out now already.
    private bool IsUnderWay(Message message) =>
        message is { State: MessageState.Scheduled, PlannedAt: null } && (message.DueAt <= Now || message.DueAt <= message.UndoUntil + UndoTime.ForLateUndo);

    private static bool CanWaitAnew(Message message) =>
        message is { State: MessageState.WaitingForApproval or MessageState.Scheduled } or { State: MessageState.Held, HeldBecause: not HoldKind.MayHaveBeenSent };

    private async Task<ActionResult> TryAgainAsync(PortalDbContext context, Caller caller, Message message, Doubling? accepted, CancellationToken cancellationToken)
    {
        if (Hopeless(message) is { } problem)
        {
            return new ActionResult.Refused(problem);
        }

        if (message.State is MessageState.Held && MayNotSend(caller, message) is { } not)
        {
            return not;
        }

        if (message.State is MessageState.Held && CanWaitAnew(message))
        {
            await RequireApprovalAsync(context, caller, message, cancellationToken);
            return await HurryAsync(context, caller, message, cancellationToken);
        }

        if (message.State is not (MessageState.Refused or MessageState.Failed)
            || await Replacement.FindAsync(context, caller, message.Id, cancellationToken) is not { } tries || !tries.LeavesOpen(message))
        {
            return new ActionResult.TooLate(message.State);
        }

        return tries.Doubling is { } doubling && doubling != accepted ? new ActionResult.WouldDouble(doubling) : await SendAnotherAsync(context, caller, message, tries, cancellationToken);
    }

    // What nobody has approved yet is not sent by this: it waits.
    private static ActionResult.Refused? MayNotSend(Caller caller, Message message) =>
        caller.MaySend || !message.MayGo ? null : new(new SendProblem(ContentField.Body, "You write, and somebody else sends. Ask a manager, or take it back and submit it anew."));

    private async Task<ActionResult> SendAgainAsync(PortalDbContext context, Caller caller, Message message, CancellationToken cancellationToken)
    {
        if (MayNotSend(caller, message) is { } not)
        {
            return not;
        }

        if (!message.WaitsForWord || message.WordsRemovedAt is not null)
        {
            return new ActionResult.TooLate(message.State);
        }

        await RequireApprovalAsync(context, caller, message, cancellationToken);
        context.Add(message.SendAgain(caller, Now));
        return new ActionResult.Done(message.Id) { WaitsForApproval = !message.MayGo };
    }

    // It may have been written before the sub-account asked for that. Only of what a person lets go now: what is on its way already goes.
    private async Task RequireApprovalAsync(PortalDbContext context, Caller caller, Message message, CancellationToken cancellationToken)
    {
        if (message.ApprovalNeed is null && await approvals.NeedAsync(context, caller, message.ContactId, message.Channel, message.Content, cancellationToken) is { } need)
        {
            message.Require(need);
        }
    }

    private SendProblem? Hopeless(Message message) =>
        message.State is not (MessageState.Held or MessageState.Refused or MessageState.Failed) ? null
        : message.RemovedWords is { } removed ? new SendProblem(ContentField.Body, $"{removed}, so it can’t be sent again.")
        : RetryRule.WhyNot(message) is { } reason ? new SendProblem(ContentField.Channel, reason)
        : SendCheck.OfContent(message.Channel, message.Content, subAccounts.RulesOf(message.LocationId)) is [var problem, ..] ? problem
        : null;

    private Task<ActionResult> StepAsync(
        Caller caller, Guid messageId, Func<Message, bool> allowed, Func<Message, MessageEvent> step, CancellationToken cancellationToken) =>
        ActAsync(caller, messageId, Step(allowed, step), cancellationToken);

    private static Func<PortalDbContext, Message, CancellationToken, Task<ActionResult>> Step(Func<Message, bool> allowed, Func<Message, MessageEvent> step) =>
        (context, message, _) =>
        {
            if (!allowed(message))
            {
                return Task.FromResult<ActionResult>(new ActionResult.TooLate(message.State));
            }

            context.Add(step(message));
            return Task.FromResult<ActionResult>(new ActionResult.Done(message.Id));
        };

    // The service is not asked to give back what its caller may not send: nothing would hold it then.
    private Task<ActionResult> LetGoAsync(
        Caller caller, Guid messageId, Func<PortalDbContext, Message, CancellationToken, Task<ActionResult>> act, CancellationToken cancellationToken) =>
        caller.MaySend ? ActWithServiceAsync(caller, messageId, act, cancellationToken) : ActAsync(caller, messageId, act, cancellationToken);

    /// <summary>The same where the service may hold the message: nothing is done with it until the service has said that it will not send it.</summary>
    private async Task<ActionResult> ActWithServiceAsync(
        Caller caller, Guid messageId, Func<PortalDbContext, Message, CancellationToken, Task<ActionResult>> act, CancellationToken cancellationToken)
    {
        var givingBack = await schedules.GiveBackAsync(caller, messageId, cancellationToken);
        return givingBack is GivingBack.NotGiven(var reason)
            ? new ActionResult.NotGivenBack(reason)
            : await ActAsync(
                caller,
                messageId,
                async (context, message, token) => message.State is MessageState.ServiceScheduled && givingBack is not GivingBack.Given
                    ? new ActionResult.TooLate(message.State) // handed over only now
                    : await act(context, message, token),
                cancellationToken);
    }

    private async Task<ActionResult> ActAsync(
        Caller caller, Guid messageId, Func<PortalDbContext, Message, CancellationToken, Task<ActionResult>> act, CancellationToken cancellationToken)
    {
        var (result, message) = await database.WriteAsync<(ActionResult Result, Message? Message)>(
            async (context, token) =>
            {
                if (await context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == messageId, token) is not { } found)
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
