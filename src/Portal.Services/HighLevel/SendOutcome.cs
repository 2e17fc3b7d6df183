namespace Portal.Services.HighLevel;

/// <summary>Every way one attempt to send can end. Who handles these four has handled them all.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>Any 2xx that names a message: queued by the service, not yet delivered.</summary>
    public sealed record Accepted(string MessageId, string? ConversationId, string? EmailMessageId, IReadOnlyList<string> MessageIds, string? Note, string? TraceId) : SendOutcome
    {
        /// <summary>What the service called its state when it took it.</summary>
        public string? Status { get; init; }

        /// <summary>Whose token it went out with.</summary>
        public TokenSource? Source { get; init; }

        /// <summary>The e-mail thread that it belongs to.</summary>
        public string? ThreadId { get; init; }
    }

    /// <summary>A definite no. Nothing was sent, and asking again in the same words gets the same answer.</summary>
    public sealed record Refused(ServiceRefusal Refusal) : SendOutcome;

    /// <summary>A definite not now: 429, or the connection failed before any byte of the request left.</summary>
    public sealed record TryAgain(TimeSpan? After, string Reason, int? Status = null) : SendOutcome
    {
        /// <summary>How long the service asked us to wait, where that is more than <see cref="After"/> believes.</summary>
        public TimeSpan? Asked { get; init; }
    }

    /// <summary>It may have been sent: a time-out or a cut after the request began, 5xx, or a 2xx nobody can read.</summary>
    public sealed record Unknown(string Reason, int? Status = null, string? TraceId = null) : SendOutcome;
}

/// <summary>The service's words for a no. <paramref name="Code"/> is its <c>canonicalCode</c>, which most but not all refusals have.</summary>
public sealed record ServiceRefusal(int Status, string? Code, string Message, string? TraceId)
{
    /// <summary>What is wrong with the token, where that is what the refusal is about.</summary>
    public TokenProblem TokenProblem { get; init; }

    /// <summary>Whose token that was.</summary>
    public TokenSource Source { get; init; } = TokenSource.SignIn;
}

/// <summary>401 and 403 share causes; the service tells them apart by its message text only.</summary>
public enum TokenProblem
{
    None,

    /// <summary>Expired, revoked or wrong: one refresh may mend it.</summary>
    Invalid,

    /// <summary>A scope is missing, or the token is of the wrong class: only a person can mend it.</summary>
    NotAllowed,

    /// <summary>It belongs to another sub-account.</summary>
    OtherSubAccount,
}
