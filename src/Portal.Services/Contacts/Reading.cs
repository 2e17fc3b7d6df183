using Portal.Services.HighLevel;

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
    public sealed record NotAllowed(string Reason) : Reading<T>
    {
        /// <inheritdoc cref="SubAccounts.TokenAnswer.Missing.WhenDue"/>
        public string? WhenDue { get; init; }
    }

    /// <summary>The service gave no usable answer just now. <paramref name="RetryAfter"/> when it said how long to wait.</summary>
    public sealed record Unavailable(string Reason, TimeSpan? RetryAfter = null) : Reading<T>
    {
        /// <summary>The service’s day that leaves no requests, where that is why.</summary>
        public UsedUpDay? UsedUp { get; init; }

        /// <inheritdoc cref="SubAccounts.TokenAnswer.TryAgain.AsksAt"/>
        public DateTime? AsksAt { get; init; }
    }

    /// <summary>What is made of the value when there is one; every other ending stays as it is.</summary>
    internal Reading<TOther> Then<TOther>(Func<T, Reading<TOther>> make) => this switch
    {
        Found found => make(found.Value),
        NotFound notFound => new Reading<TOther>.NotFound(notFound.Reason),
        NotAllowed notAllowed => new Reading<TOther>.NotAllowed(notAllowed.Reason) { WhenDue = notAllowed.WhenDue },
        Unavailable unavailable => new Reading<TOther>.Unavailable(unavailable.Reason, unavailable.RetryAfter) { UsedUp = unavailable.UsedUp, AsksAt = unavailable.AsksAt },
        _ => throw new InvalidOperationException($"{GetType().Name} is no reading."),
    };

    /// <inheritdoc cref="Then{TOther}(Func{T, Reading{TOther}})"/>
    internal Task<Reading<TOther>> ThenAsync<TOther>(Func<T, Task<Reading<TOther>>> make) =>
        this is Found found ? make(found.Value) : Task.FromResult(Then<TOther>(_ => throw new InvalidOperationException("Nothing was found.")));
}
