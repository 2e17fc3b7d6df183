using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Connections;

/// <summary>
/// Renews a connection, one at a time over all portals: HighLevel takes a refresh token once. The new tokens are on the disk before
/// anybody uses them.
/// </summary>
public sealed partial class ConnectionRenewal(
    ConnectionVault vault, MarketplaceGrants grants, AccountAnswers answers, Leases leases, DueSignal due, TimeProvider clock, ILogger<ConnectionRenewal> logger)
{
    // A sub-account whose tokens are refused and taken by turns is not renewed without end.
    private const int MostAfterRefusals = 5;

    // Longer than HighLevel's token endpoints are waited for, twice.
    private static readonly TimeSpan LeaseTime = TimeSpan.FromSeconds(40);

    /// <summary>How long a paused sub-account is left alone between two questions.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Lazy<Task<string?>>> _running = new();
    private readonly ConcurrentDictionary<string, Renewals> _afterRefusals = new();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Whether a new token may be accepted where this one was refused. One that this portal renewed just now because the one before was
    /// refused, and that HighLevel has never taken, tells that they all are. One that was taken since, or that belongs to a connection made
    /// since, does not: a paused sub-account, for instance, is told by its renewal only.
    /// </summary>
    public bool MayHelp(KeptConnection kept) => kept.RefreshToken is not null
        && (!_afterRefusals.TryGetValue(kept.LocationId, out var last) || kept.IssuedAt > last.At || Now - last.At > Later
            || (last.Count < MostAfterRefusals && answers.Of(kept.LocationId).TakenAt > kept.IssuedAt));

    /// <summary>
    /// Null when it went well, or had been done meanwhile; else why not. Everyone who needs the same renewal waits for the same one, and it
    /// goes on when they stop waiting.
    /// </summary>
    /// <param name="isForUse">Somebody needs a token now; else it is enough that half of its life is over.</param>
    public Task<string?> RenewAsync(string locationId, bool isForUse, CancellationToken cancellationToken) =>
        _running.GetOrAdd(locationId, id => new Lazy<Task<string?>>(() => Task.Run(() => RunAsync(id, isForUse), CancellationToken.None))).Value.WaitAsync(cancellationToken);

    private async Task<string?> RunAsync(string locationId, bool isForUse)
    {
        try
        {
            return await InTurnAsync(locationId, isForUse);
        }
        finally
        {
            _running.TryRemove(locationId, out _);
        }
    }

    private async Task<string?> InTurnAsync(string locationId, bool isForUse)
    {
        var ended = await leases.RunAloneAsync(
            $"renew the connection of {locationId}",
            LeaseTime,
            async () => await FindDueAsync(locationId, isForUse) is null ? new Ended(null) : null,
            async () => new Ended(await RenewAsync(locationId, isForUse)));
        return ended is null ? "Another portal is renewing the connection to HighLevel." : ended.Problem;
    }

    // What another portal did before it gave the lease back is seen only by reading again.
    private async Task<string?> RenewAsync(string locationId, bool isForUse) =>
        await FindDueAsync(locationId, isForUse) is { RefreshToken: { } refreshToken } kept ? await TakeAsync(kept, await AskAsync(kept, refreshToken)) : null;

    private async Task<KeptConnection?> FindDueAsync(string locationId, bool isForUse) =>
        await vault.FindAsync(locationId, CancellationToken.None) is { RefreshToken: not null } kept && IsDue(kept, isForUse) ? kept : null;

    private async Task<GrantOutcome> AskAsync(KeptConnection kept, string refreshToken)
    {
        var outcome = await grants.RefreshAsync(refreshToken, kept.CompanyId is not null, CancellationToken.None);
        if (kept.CompanyId is not { } company || outcome is not GrantOutcome.Granted { Grant: var whole })
        {
            return outcome;
        }

        if (whole.RefreshToken is { } next)
        {
            await vault.KeepRefreshTokenAsync(kept, next, CancellationToken.None);
        }

        var ours = await grants.OfLocationAsync(whole.AccessToken, company, kept.LocationId, CancellationToken.None);
        return ours is GrantOutcome.Granted { Grant: var grant } ? new GrantOutcome.Granted(grant with { RefreshToken = whole.RefreshToken }) : ours;
    }

    private async Task<string?> TakeAsync(KeptConnection kept, GrantOutcome outcome)
    {
        switch (outcome)
        {
            case GrantOutcome.Granted { Grant: var grant }:
                LogRenewed(kept.LocationId, await vault.RenewAsync(kept, grant, CancellationToken.None));
                NoteRefusal(kept);
                due.Raise(); // what waited because the sub-account was paused is due now
                return null;
            case GrantOutcome.Refused refused:
                LogRefused(kept.LocationId, refused.Message);
                await vault.MarkAsync(kept, ConnectionState.Refused, renewAt: null, CancellationToken.None);
                return refused.Message;
            case GrantOutcome.Paused:
                LogPaused(kept.LocationId);
                await vault.MarkAsync(kept, ConnectionState.Paused, Now + Later, CancellationToken.None);
                return "HighLevel has paused the sub-account.";
            case GrantOutcome.Unreachable away:
                await vault.MarkAsync(kept, kept.State, Now + TimeSpan.FromMinutes(1), CancellationToken.None);
                return away.Reason;
            default:
                throw new InvalidOperationException($"{outcome.GetType().Name} is not handled.");
        }
    }

    private void NoteRefusal(KeptConnection kept)
    {
        if (kept.IsRejected)
        {
            _afterRefusals.AddOrUpdate(kept.LocationId, _ => new Renewals(Now, 1), (_, last) => Now - last.At > Later ? new Renewals(Now, 1) : new Renewals(Now, last.Count + 1));
        }
    }

    private bool IsDue(KeptConnection kept, bool isForUse) => kept.State switch
    {
        ConnectionState.Refused or ConnectionState.Uninstalled => false,
        ConnectionState.Paused => kept.RenewAt <= Now,
        _ => kept.RenewAt <= Now || (isForUse && (kept.IsRejected || kept.ExpiresAt <= Now + TimeSpan.FromMinutes(1))),
    };

    [LoggerMessage(LogLevel.Information, "The connection of {LocationId} was renewed; stored: {IsStored}.")]
    private partial void LogRenewed(string locationId, bool isStored);

    [LoggerMessage(LogLevel.Warning, "HighLevel refused to renew the connection of {LocationId}: {Message} An administrator has to connect it again.")]
    private partial void LogRefused(string locationId, string message);

    [LoggerMessage(LogLevel.Warning, "HighLevel says that {LocationId} is not active. It is asked again in ten minutes.")]
    private partial void LogPaused(string locationId);

    private sealed record Ended(string? Problem);

    private sealed record Renewals(DateTime At, int Count);
}
