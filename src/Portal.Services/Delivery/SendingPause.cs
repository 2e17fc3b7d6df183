namespace Portal.Services.Delivery;

/// <summary>Every reason for which nothing is sent for a sub-account for a while. <see cref="Until"/> in UTC, at the latest; null while one message tries whether it is over, and where nobody can say.</summary>
public abstract record SendingPause
{
    private SendingPause(DateTime? until) => Until = until;

    public DateTime? Until { get; }

    /// <summary>The service asked for it; <paramref name="Asked"/> may be longer than it is believed.</summary>
    public sealed record AskedToWait(DateTime? AtTheLatest, TimeSpan Asked) : SendingPause(AtTheLatest)
    {
        /// <summary>Whether the portal asks again before that.</summary>
        public bool IsProbed => Asked > ServiceHealth.BetweenProbes;

        public bool IsCut => Asked > ServiceHealth.LongestAsked;
    }

    /// <summary>HighLevel has paused the sub-account, and the portal finds out by itself when that is over.</summary>
    public sealed record NotActive() : SendingPause(until: null);

    /// <summary>The service can't be reached, or gives no usable answer.</summary>
    public sealed record NoAnswer(DateTime? NextTry) : SendingPause(NextTry);

    /// <summary>Of the <paramref name="Limit"/> requests of the service's day only <paramref name="Kept"/> are left, which are for reading.</summary>
    public sealed record DayUsedUp(DateTime DayEnds, int Limit, int Kept) : SendingPause(DayEnds);

    /// <summary>As many requests were made as the service takes in one interval, and that is a long one.</summary>
    public sealed record LimitReached(DateTime Free) : SendingPause(Free);
}
