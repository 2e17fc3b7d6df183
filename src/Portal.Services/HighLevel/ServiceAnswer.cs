namespace Portal.Services.HighLevel;

/// <summary>Every way a read from the service can end.</summary>
public abstract record ServiceAnswer<T>
{
    private ServiceAnswer()
    {
    }

    public sealed record Found(T Value) : ServiceAnswer<T>;

    /// <summary>A definite no: not there, not allowed, or not understood.</summary>
    public sealed record Refused(ServiceRefusal Refusal) : ServiceAnswer<T>;

    /// <summary>No answer that says anything: time-out, 5xx, 429 or no connection. <paramref name="RetryAfter"/> when the service names it.</summary>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter = null) : ServiceAnswer<T>
    {
        /// <summary>The day that leaves nothing, where that is why.</summary>
        public UsedUpDay? UsedUp { get; init; }
    }
}
