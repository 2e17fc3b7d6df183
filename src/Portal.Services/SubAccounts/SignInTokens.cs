using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Services.HighLevel;
using Portal.Services.Storage;

namespace Portal.Services.SubAccounts;

/// <summary>
/// The tokens of people's own sign-ins, for where the identity provider issues tokens of HighLevel. They are renewed one at a time over all
/// portals: certified providers end the whole sign-in when a refresh token comes twice.
/// </summary>
internal sealed partial class SignInTokens(
    SignInTokenVault vault, RecentTokens recent, ITokenRefresher refresher, KnownSubAccounts subAccounts, Leases leases, TimeProvider time, ILogger<SignInTokens> logger)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    // Longer than the provider is waited for.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Lazy<Task<TokenAnswer>>> _renewals = new();

    public async Task<TokenAnswer> GetAsync(string locationId, Guid personId, CancellationToken cancellationToken) =>
        recent.Find(personId) is { } known && Judge(locationId, known) is TokenAnswer.Usable usable
            ? usable
            : Judge(locationId, await ReadAsync(personId, cancellationToken)) ?? await RenewOnceAsync(locationId, personId, cancellationToken);

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
        kept is null ? SignInWords.SignInAgain("There is no token of a sign-in. Sign in again.")
        : !kept.LocationIds.Contains(locationId) ? SignInWords.NoAccess(subAccounts.NameOf(locationId))
        : IsFresh(kept) ? Usable(locationId, kept)
        : IsInVain(kept) ? SignInWords.NotAccepted
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

    private async Task<TokenAnswer> RenewAsync(string locationId, Guid personId) =>
        await leases.RunAloneAsync(
            $"renew the sign-in of {personId}",
            LeaseTime,
            async () => Judge(locationId, await vault.FindAsync(personId, CancellationToken.None)),
            () => RenewAloneAsync(locationId, personId))
        ?? new TokenAnswer.TryAgain("The sign-in is being renewed.");

    private async Task<TokenAnswer> RenewAloneAsync(string locationId, Guid personId)
    {
        // What another portal stored before it gave the lease back is seen only by reading again.
        if (await vault.FindAsync(personId, CancellationToken.None) is not { } kept || Judge(locationId, kept) is not null)
        {
            return await NewerAsync(locationId, personId);
        }

        return kept.RefreshToken is null
            ? AsLongAsItLasts(locationId, kept, SignInWords.SignInAgain("The sign-in has run out. Sign in again."))
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
        return AsLongAsItLasts(locationId, kept, SignInWords.SignInAgain("The sign-in can’t be renewed any more. Sign in again."));
    }

    /// <summary>Another sign-in, or another host, stored a newer token in the meantime.</summary>
    private async Task<TokenAnswer> NewerAsync(string locationId, Guid personId) =>
        Judge(locationId, await vault.FindAsync(personId, CancellationToken.None)) ?? new TokenAnswer.TryAgain("The sign-in is being renewed.");

    private TokenAnswer AsLongAsItLasts(string locationId, KeptToken kept, TokenAnswer otherwise) =>
        !kept.IsRejected && kept.ExpiresAt > time.GetUtcNow().UtcDateTime ? Usable(locationId, kept) : otherwise;

    private bool IsFresh(KeptToken kept) => !kept.IsRejected && (kept.ExpiresAt is null || kept.ExpiresAt > time.GetUtcNow().UtcDateTime + RenewBefore);

    // A token that was renewed because HighLevel refused the one before, and is refused again at once: the next would be refused too.
    private bool IsInVain(KeptToken kept) => kept is { IsRejected: true, RenewedAfterRefusal: true } && time.GetUtcNow().UtcDateTime - kept.IssuedAt < TimeSpan.FromMinutes(10);

    private static TokenAnswer.Usable Usable(string locationId, KeptToken kept) => new(new AccessToken(locationId, kept.AccessToken));

    [LoggerMessage(LogLevel.Information, "The service refused the token of person {PersonId} in {LocationId}; the next call renews it.")]
    private partial void LogRejected(string locationId, Guid personId);

    [LoggerMessage(LogLevel.Information, "The token of person {PersonId} was renewed; stored: {IsStored}.")]
    private partial void LogRenewed(Guid personId, bool isStored);

    [LoggerMessage(LogLevel.Warning, "The token of person {PersonId} could not be renewed: {Error}. They have to sign in again.")]
    private partial void LogRefused(Guid personId, string error);
}
