using Portal.Services.Messages;

namespace Portal.Web.Features.Messages;

/// <summary>How a planned message stands, as people filter by it and read it.</summary>
public sealed record PlannedKind(string Key, string Words)
{
    public static PlannedKind Waiting { get; } = new("waiting", "Waiting for its time");

    public static PlannedKind Approval { get; } = new("approval", "Waiting for approval");

    public static PlannedKind Service { get; } = new("highlevel", "Held by HighLevel");

    public static PlannedKind Again { get; } = new("again", "Will be tried again");

    public static PlannedKind Sending { get; } = new("sending", "Sending now – too late to change");

    public static IReadOnlyList<PlannedKind> All { get; } = [Waiting, Approval, Service, Again, Sending];

    public static PlannedKind Of(Message message) => message.State switch
    {
        MessageState.WaitingForApproval => Approval,
        MessageState.Sending => Sending,
        MessageState.ServiceScheduled => Service,
        _ when message.HeldByService => Service,
        _ when message.Attempts > 0 => Again,
        _ => Waiting,
    };

    /// <summary>Whether it can be cancelled, sent now or be given another time; what HighLevel holds it gives back first.</summary>
    public static bool CanChange(Message message) => message.State is MessageState.WaitingForApproval or MessageState.Scheduled or MessageState.ServiceScheduled;
}
