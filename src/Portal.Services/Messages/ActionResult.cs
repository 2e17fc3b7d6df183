using Portal.Services.Composing;

namespace Portal.Services.Messages;

/// <summary>Every way asking for something to be done with a stored message can end.</summary>
public abstract record ActionResult
{
    private ActionResult()
    {
    }

    /// <summary><paramref name="MessageId"/> is another one where trying again made a new message; <paramref name="DraftId"/> is where the text went back to;
    /// <paramref name="LetGo"/> is set where it goes out only after a time in which that can be undone.</summary>
    public sealed record Done(Guid MessageId, Guid? DraftId = null, LetGo? LetGo = null) : ActionResult
    {
        /// <summary>It does not go yet, but waits until somebody else has approved it.</summary>
        public bool WaitsForApproval { get; init; }
    }

    /// <summary>It has come to <paramref name="State"/> meanwhile, from where this can't be done.</summary>
    public sealed record TooLate(MessageState State) : ActionResult;

    /// <summary>It is not here, or not the caller's to act on.</summary>
    public sealed record NotFound : ActionResult;

    /// <summary>It will not be sent, but another draft stands where its text would go back to; it is held with its text.</summary>
    public sealed record DraftInTheWay : ActionResult;

    /// <summary>Nothing was changed, because the contact may get the same twice: trying again needs the person's word about just that.</summary>
    public sealed record WouldDouble(Doubling Doubling) : ActionResult;

    /// <summary>Nothing was changed; what was asked for can't be.</summary>
    public sealed record Refused(SendProblem Problem) : ActionResult;

    /// <summary>The service holds it and did not give it back; <paramref name="Reason"/> is a sentence.</summary>
    public sealed record NotGivenBack(string Reason) : ActionResult;
}

/// <summary>What was let go and can be had back: the message as it was, the one that goes out, which may be another, and until when (UTC).</summary>
public sealed record LetGo(Message Before, Guid MessageId, DateTime Until);
