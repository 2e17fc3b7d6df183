namespace Portal.Services.Messages;

/// <summary>Where a message stands. <c>docs/states.md</c> draws the steps between them.</summary>
public enum MessageState
{
    /// <summary>Written down, and not to go before somebody else has said that it may.</summary>
    WaitingForApproval,

    /// <summary>Written down, waiting for its time; sending now is scheduling for now.</summary>
    Scheduled,

    /// <summary>Claimed by a worker that may be talking to the service.</summary>
    Sending,

    /// <summary>The service took it. That is not yet delivery.</summary>
    Accepted,
    Delivered,
    Read,

    /// <summary>Accepted, but the service reports that it did not arrive.</summary>
    Failed,

    /// <summary>The service said a definite no; nothing was sent.</summary>
    Refused,

    /// <summary>It may or may not have been sent.</summary>
    Unknown,

    /// <summary>Kept back until a person has looked at it.</summary>
    Held,

    /// <summary>The service holds it until its time.</summary>
    ServiceScheduled,

    /// <summary>Taken back before it was sent: its text is a draft again, or another message's.</summary>
    Cancelled,
}
