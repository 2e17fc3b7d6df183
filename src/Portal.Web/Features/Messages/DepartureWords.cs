using Portal.Services.Messages;
using Portal.Services.Scheduling;
using Portal.Web.Controls;

namespace Portal.Web.Features.Messages;

/// <summary>What a toast says of a message that its author has just sent, or that needs its author.</summary>
public static class DepartureWords
{
    /// <summary>
    /// Null when nothing is to be said any more. <paramref name="undo"/> is offered only while it is possible;
    /// <paramref name="waiting"/> says why a message that is due does not go out now.
    /// </summary>
    public static Toast? Of(Guid toastId, Message message, Func<Task> undo, Func<Task> open, DateTime utcNow, string? waiting = null, HourForm form = default) => message.State switch
    {
        MessageState.WaitingForApproval => new Toast(toastId, "Waiting for approval", IsError: false, ToastAction.Undo(undo), Waits: true),
        MessageState.Scheduled when message.Plan is { } plan => new Toast(toastId, $"Scheduled for {Words(plan, form)}", IsError: false, ToastAction.Undo(undo)),
        MessageState.Scheduled when waiting is not null => new Toast(toastId, waiting, IsError: false, ToastAction.Undo(undo), Waits: true),
        MessageState.Scheduled when message.UndoUntil > utcNow => new Toast(toastId, "Sending…", IsError: false, ToastAction.Undo(undo), Lasts: true),
        MessageState.Scheduled when message.Attempts > 0 => new Toast(toastId, "Not sent yet: it will be tried again", IsError: false, Waits: true),
        MessageState.Scheduled or MessageState.Sending => new Toast(toastId, "Sending…", IsError: false, Lasts: true),
        MessageState.ServiceScheduled => new Toast(toastId, "Held by HighLevel until its time", IsError: false),
        MessageState.Accepted when message.FoundAs is not null => new Toast(toastId, $"Found in HighLevel: the message to {message.ContactName} was sent", IsError: false),
        MessageState.Accepted => new Toast(toastId, "Accepted by HighLevel", IsError: false),
        MessageState.Delivered or MessageState.Read => new Toast(toastId, "Delivered", IsError: false),
        MessageState.Cancelled => null,
        _ when message.SetAsideAt is not null => null, // a person has dealt with it
        _ => new Toast(toastId, Trouble(message), IsError: true, new ToastAction("Open", open)),
    };

    /// <summary>Whether it is out of the author's hands, so that the toast need not follow it further; what is unknown is being found out.</summary>
    public static bool IsOver(Message message) => message.State switch
    {
        MessageState.Unknown => false,
        MessageState.Scheduled or MessageState.Sending => message.Plan is not null || message.Attempts > 1,
        _ => true,
    };

    /// <summary>What went wrong, with whom it was meant for.</summary>
    public static string Trouble(Message message) => message.State switch
    {
        MessageState.Held when message.HeldBecause is HoldKind.MayHaveBeenSent => $"To {message.ContactName}: {message.Reason} {StateWords.Decide}",
        MessageState.Held => $"Held, to {message.ContactName}: {message.Reason}",
        MessageState.Failed => $"Failed, to {message.ContactName}: {message.Reason}",
        MessageState.Unknown => $"Unknown, to {message.ContactName}: it may have been sent. The portal is finding out.",
        _ => $"Not sent, to {message.ContactName}: {message.Reason}",
    };

    private static string Words(SendPlan plan, HourForm form) =>
        WallZone.Of(plan.Zone).Resolve(plan.Wall, plan.At) is { } time ? SendTimeWords.Full(time, form) : "later";
}
