namespace Portal.Services.Contacts;

/// <summary>Every way a question in a caller's name can end. Each reason is a sentence for the person who asked.</summary>
public abstract record Reading<T>
{
    private Reading()
    {
    }

    public sealed record Found(T Value) : Reading<T>;

    /// <summary>It does not exist, or not in the caller's sub-account: the two look the same from outside.</summary>
    public sealed record NotFound(string Reason) : Reading<T>;

    /// <summary>The sub-account's token is missing, or may not do this; trying again won't help.</summary>
    public sealed record NotAllowed(string Reason) : Reading<T>;

    /// <summary>The service gave no usable answer just now. <paramref name="RetryAfter"/> when it said how long to wait.</summary>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter = null) : Reading<T>;
}
