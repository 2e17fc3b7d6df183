using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Services.HighLevel;

namespace Portal.Services.SubAccounts;

/// <summary>Takes a sub-account's Private Integration Token where one is configured, else the person's own from their sign-in.</summary>
internal sealed partial class SubAccountTokens(
    SignInTokenVault vault, RecentTokens recent, ITokenRefresher refresher, KnownSubAccounts subAccounts, TimeProvider time, ILogger<SubAccountTokens> logger) : ISubAccountTokens
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Lazy<Task<TokenAnswer>>> _renewals = new();

    public async Task<TokenAnswer> GetAsync(string locationId, Guid personId, CancellationToken cancellationToken)
    {
        if (subAccounts.Find(locationId) is not { } subAccount)
        {
            return new TokenAnswer.Missing("This portal does not serve that sub-account.");
        }

        if (subAccount.PrivateIntegrationToken is { Length: > 0 } integration)
        {
            return new TokenAnswer.Usable(new AccessToken(locationId, integration));
        }

        return recent.Find(personId) is { } known && Judge(locationId, known) is TokenAnswer.Usable usable
            ? usable
            : Judge(locationId, await ReadAsync(personId, cancellationToken)) ?? await RenewOnceAsync(locationId, personId, cancellationToken);
    }

    public async Task RejectAsync(AccessToken token, Guid personId, CancellationToken cancellationToken)
    {
        recent.Refuse(personId, token.Value);
        if (await vault.FindAsync(personId, cancellationToken) is { } kept && kept.AccessToken == token.Value
            && await vault.MarkRejectedAsync(personId, kept.Version, cancellationToken))
        {
            LogRejected(token.LocationId, personId);
        }
    }

    private async Task<KeptToken?> ReadAsync(Guid personId, CancellationToken cancellationToken)
    {
        var kept = await vault.FindAsync(personId, cancellationToken);
        if (kept is not null)
        {
            recent.Keep(personId, kept);
        }

        return kept;
    }

    /// <summary>
    /// Everyone who needs the same token waits for the same renewal. It goes on when they stop waiting: a refresh token is good
    /// once, and its successor must reach the disk.
    /// </summary>
    private async Task<TokenAnswer> RenewOnceAsync(string locationId, Guid personId, CancellationToken cancellationToken)
    {
        var renewal = _renewals.GetOrAdd(personId, id => new Lazy<Task<TokenAnswer>>(() => Task.Run(() => RenewAndForgetAsync(locationId, id), CancellationToken.None)));
        var answer = await renewal.Value.WaitAsync(cancellationToken);
        return Judge(locationId, await vault.FindAsync(personId, cancellationToken))
            ?? (answer is TokenAnswer.Usable usable ? new TokenAnswer.Usable(usable.Token with { LocationId = locationId }) : answer);
    }

    /// <summary>What the stored token is good for here; null when it has to be renewed first.</summary>
    private TokenAnswer? Judge(string locationId, KeptToken? kept) =>
        kept is null ? new TokenAnswer.Missing("There is no token of a sign-in. Sign in again.")
        : !kept.LocationIds.Contains(locationId) ? new TokenAnswer.Missing($"The latest sign-in does not give access to {subAccounts.NameOf(locationId)}.")
        : IsFresh(kept) ? Usable(locationId, kept)
        : null;

    private async Task<TokenAnswer> RenewAndForgetAsync(string locationId, Guid personId)
    {
        try
        {
            return await RenewAsync(locationId, personId);
        }
        finally
        {
            _renewals.TryRemove(personId, out _);
        }
    }

    private async Task<TokenAnswer> RenewAsync(string locationId, Guid personId)
    {
        // Whoever came here may have read the row before the renewal ahead of it was stored.
        if (await vault.FindAsync(personId, CancellationToken.None) is not { } kept)
        {
            return new TokenAnswer.Missing("There is no token of a sign-in. Sign in again.");
        }

        if (IsFresh(kept))
        {
            return Usable(locationId, kept);
        }

        return kept.RefreshToken is null
            ? AsLongAsItLasts(locationId, kept, new TokenAnswer.Missing("The sign-in has run out. Sign in again."))
            : await refresher.RefreshAsync(kept.RefreshToken, CancellationToken.None) switch
            {
                RefreshOutcome.Refreshed renewed => await StoreAsync(locationId, personId, kept, renewed.Tokens),
                RefreshOutcome.Refused refused => await GiveUpAsync(locationId, personId, kept, refused.Error),
                RefreshOutcome.Unreachable unreachable => AsLongAsItLasts(locationId, kept, new TokenAnswer.TryAgain(unreachable.Reason)),
                var unknown => throw new InvalidOperationException($"{unknown.GetType().Name} is not handled."),
            };
    }

    private async Task<TokenAnswer> StoreAsync(string locationId, Guid personId, KeptToken kept, ProviderTokens tokens)
    {
        var isStored = await vault.RenewAsync(personId, kept.Version, tokens, CancellationToken.None);
        LogRenewed(personId, isStored);
        return isStored ? new TokenAnswer.Usable(new AccessToken(locationId, tokens.AccessToken)) : await NewerAsync(locationId, personId);
    }

    private async Task<TokenAnswer> GiveUpAsync(string locationId, Guid personId, KeptToken kept, string error)
    {
        if (!await vault.DropRefreshTokenAsync(personId, kept.Version, CancellationToken.None))
        {
            return await NewerAsync(locationId, personId);
        }

        LogRefused(personId, error);
        return AsLongAsItLasts(locationId, kept, new TokenAnswer.Missing("The sign-in can’t be renewed any more. Sign in again."));
    }

    /// <summary>Another sign-in, or another host, stored a newer token in the meantime.</summary>
    private async Task<TokenAnswer> NewerAsync(string locationId, Guid personId) =>
        await vault.FindAsync(personId, CancellationToken.None) is { } newer && newer.LocationIds.Contains(locationId) && IsFresh(newer)
            ? Usable(locationId, newer)
            : new TokenAnswer.TryAgain("The sign-in is being renewed.");

    private TokenAnswer AsLongAsItLasts(string locationId, KeptToken kept, TokenAnswer otherwise) =>
        !kept.IsRejected && kept.ExpiresAt > time.GetUtcNow().UtcDateTime ? Usable(locationId, kept) : otherwise;

    private bool IsFresh(KeptToken kept) => !kept.IsRejected && (kept.ExpiresAt is null || kept.ExpiresAt > time.GetUtcNow().UtcDateTime + RenewBefore);

    private static TokenAnswer.Usable Usable(string locationId, KeptToken kept) => new(new AccessToken(locationId, kept.AccessToken));

    [LoggerMessage(LogLevel.Information, "The service refused the token of person {PersonId} in {LocationId}; the next call renews it.")]
    private partial void LogRejected(string locationId, Guid personId);

    [LoggerMessage(LogLevel.Information, "The token of person {PersonId} was renewed; stored: {IsStored}.")]
    private partial void LogRenewed(Guid personId, bool isStored);

    [LoggerMessage(LogLevel.Warning, "The token of person {PersonId} could not be renewed: {Error}. They have to sign in again.")]
    private partial void LogRefused(Guid personId, string error);
}
