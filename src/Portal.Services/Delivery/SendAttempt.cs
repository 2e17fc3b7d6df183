using Portal.Services.HighLevel;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>Every way trying to send one claimed message can end.</summary>
internal abstract record SendAttempt
{
    private SendAttempt()
    {
    }

    /// <summary><paramref name="IsForLater"/> when the service was asked to hold it until its time.</summary>
    public sealed record Answered(SendOutcome Outcome, bool IsForLater = false) : SendAttempt;

    /// <summary>No request was made, and none will be until a person has looked.</summary>
    public sealed record HeldBack(HoldKind Kind, string Reason) : SendAttempt;

    public sealed record TokenRefused(ServiceRefusal Refusal) : SendAttempt;

    /// <summary>There is no token because HighLevel has paused the sub-account: this was no try, and none is made until that is over.</summary>
    public sealed record Paused : SendAttempt;

    /// <summary>The portal stops, and nothing of the request had left.</summary>
    public sealed record Stopped : SendAttempt;
}
