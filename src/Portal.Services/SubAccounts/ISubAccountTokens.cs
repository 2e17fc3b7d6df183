using Portal.Services.HighLevel;

namespace Portal.Services.SubAccounts;

/// <summary>Gives the token that calls to the service in a person's name are made with, renewed where it has to be.</summary>
public interface ISubAccountTokens
{
    Task<TokenAnswer> GetAsync(string locationId, Guid personId, CancellationToken cancellationToken);

    /// <summary>Says that the service refused this very token, so that the next call gets a fresh one. A newer token is left alone.</summary>
    Task RejectAsync(AccessToken token, Guid personId, CancellationToken cancellationToken);

    /// <summary>The sub-accounts that HighLevel has paused and that have no token until it is over: asking for one is in vain, whoever asks.</summary>
    Task<IReadOnlySet<string>> PausedAsync(CancellationToken cancellationToken);

    /// <summary>Somebody who looks at a page asks now: where HighLevel has paused the sub-account, it is asked whether that is over, however many want to know.</summary>
    Task AskAgainAsync(string locationId, CancellationToken cancellationToken);
}

/// <summary>Every way asking for a token can end.</summary>
public abstract record TokenAnswer
{
    private TokenAnswer()
    {
    }

    public sealed record Usable(AccessToken Token) : TokenAnswer;

    /// <summary>There is none and waiting won't bring one. <paramref name="Reason"/> is a sentence for the person concerned.</summary>
    public sealed record Missing(string Reason) : TokenAnswer
    {
        /// <summary>The same, said with a message that it kept back: as of its time, for it is read when that may long be mended. Null where <see cref="Reason"/> stays true.</summary>
        public string? WhenDue { get; init; }
    }

    /// <summary>There is none just now. <paramref name="Reason"/> is a sentence for the person concerned.</summary>
    public sealed record TryAgain(string Reason) : TokenAnswer
    {
        /// <summary>Where HighLevel has paused the sub-account: when it is asked next whether that is over (UTC), which is seldom.</summary>
        public DateTime? AsksAt { get; init; }
    }
}
