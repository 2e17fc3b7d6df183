using System.Collections.Concurrent;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;

namespace Portal.Services.Connections;

/// <summary>The tokens of connected sub-accounts: those that are good, and a renewal for those that are not.</summary>
public sealed class ConnectionTokens(ConnectionVault vault, ConnectionRenewal renewal, KnownSubAccounts subAccounts, DueSignal due, ServiceNews news, TimeProvider clock)
{
    private static readonly TimeSpan RenewBefore = TimeSpan.FromMinutes(1);

    // How much later another portal's renewal, or a connection that was made there, may be noticed; reading the row for each of many messages costs much.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    // All who press “Try again” within this time share one question to HighLevel.
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, (KeptConnection? Kept, long At)> _read = ReadUntilChanged(news);
    private readonly Dictionary<string, DateTime> _asked = [];
    private readonly Lock _asking = new();

    /// <summary>Null where the sub-account has no connection.</summary>
    public async Task<TokenAnswer?> FindAsync(string locationId, CancellationToken cancellationToken)
    {
        var kept = await RecentAsync(locationId, cancellationToken);
        if (kept is null)
        {
            return null;
        }

        return IsFresh(kept) ? new TokenAnswer.Usable(kept.Token) : await RenewedAsync(locationId, cancellationToken);
    }

    /// <summary>The sub-accounts that have no token until HighLevel makes them active again.</summary>
    public async Task<IReadOnlySet<string>> PausedAsync(CancellationToken cancellationToken) =>
        (await vault.PausedAsync(cancellationToken)).Where(IsPaused).Select(kept => kept.LocationId).ToHashSet(StringComparer.Ordinal);

    /// <summary>Asks HighLevel now whether a paused sub-account is active again, and not only when its time comes; and whether one whose tokens it refused gets another.</summary>
    public async Task AskAgainAsync(string locationId, CancellationToken cancellationToken)
    {
        if (await vault.FindAsync(locationId, cancellationToken) is { State: ConnectionState.Paused or ConnectionState.Refused, RefreshToken: not null } kept)
        {
            await vault.MarkAsync(kept, kept.State is ConnectionState.Paused ? ConnectionState.Paused : ConnectionState.Working, clock.GetUtcNow().UtcDateTime, cancellationToken);
            await renewal.RenewAsync(locationId, isForUse: true, cancellationToken);
            Forget(locationId);
        }
    }

    /// <summary>The same at anybody's word, of a paused sub-account only and at most once in ten seconds. When it is active again every open page hears of it.</summary>
    public async Task AskIfPausedAsync(string locationId, CancellationToken cancellationToken)
    {
        if (await vault.FindAsync(locationId, cancellationToken) is not { } kept || !IsPaused(kept) || !TakesTurn(kept))
        {
            return;
        }

        await AskAgainAsync(locationId, cancellationToken);
        if (await vault.FindAsync(locationId, cancellationToken) is { } now && IsUsable(now))
        {
            Changed(locationId);
        }
    }

    /// <summary>HighLevel refused this very token.</summary>
    public async Task RejectAsync(AccessToken token, CancellationToken cancellationToken)
    {
        Forget(token.LocationId);
        if (await vault.FindAsync(token.LocationId, cancellationToken) is { IsRejected: false } kept && kept.AccessToken == token.Value)
        {
            await vault.MarkRejectedAsync(kept, cancellationToken);
            if (!renewal.MayHelp(kept))
            {
                await vault.MarkAsync(kept, ConnectionState.Refused, renewAt: null, cancellationToken);
            }
        }

        Forget(token.LocationId);
    }

    /// <summary>What was just changed here is seen at once: by what waits to be sent, and by open pages, those of other portals too.</summary>
    public void Changed(string locationId)
    {
        Forget(locationId);
        news.Publish(new ServiceNewsItem(locationId, ContactId: null, ServiceNewsKind.Connection));
        due.Raise();
    }

    // Pages of this portal that hear of another one's change ask here at once, within the moment.
    private static ConcurrentDictionary<string, (KeptConnection? Kept, long At)> ReadUntilChanged(ServiceNews news)
    {
        var read = new ConcurrentDictionary<string, (KeptConnection? Kept, long At)>();
        news.Told += item =>
        {
            if (item.Kind is ServiceNewsKind.Connection)
            {
                read.TryRemove(item.LocationId, out _);
            }
        };
        return read;
    }

    private void Forget(string locationId) => _read.TryRemove(locationId, out _);

    private async Task<KeptConnection?> RecentAsync(string locationId, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(locationId, out var read) && clock.GetElapsedTime(read.At) < Moment)
        {
            return read.Kept;
        }

        var kept = await vault.FindAsync(locationId, cancellationToken);
        _read[locationId] = (kept, clock.GetTimestamp());
        return kept;
    }

    private async Task<TokenAnswer> RenewedAsync(string locationId, CancellationToken cancellationToken)
    {
        var outcome = await renewal.RenewAsync(locationId, isForUse: true, cancellationToken);
        Forget(locationId);
        return await vault.FindAsync(locationId, cancellationToken) switch
        {
            null => ConnectionWords.NoConnection(subAccounts.NameOf(locationId)),
            { } kept when IsUsable(kept) => new TokenAnswer.Usable(kept.Token),
            { State: ConnectionState.Working } => new TokenAnswer.TryAgain(outcome ?? "The connection to HighLevel is being renewed."),
            { State: ConnectionState.Paused, RenewAt: var at } => new TokenAnswer.TryAgain(ConnectionWords.Of(ConnectionState.Paused, subAccounts.NameOf(locationId))) { AsksAt = at },
            { State: var state } => ConnectionWords.NoLonger(state, subAccounts.NameOf(locationId)),
        };
    }

    // Of the portals on the same data each knows by the row when another has asked.
    private bool TakesTurn(KeptConnection paused)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        lock (_asking)
        {
            if (now - paused.RenewAt + ConnectionRenewal.Later < BetweenQuestions || now - _asked.GetValueOrDefault(paused.LocationId) < BetweenQuestions)
            {
                return false;
            }

            _asked[paused.LocationId] = now;
            return true;
        }
    }

    private bool IsFresh(KeptConnection kept) => IsUsable(kept) && (kept.ExpiresAt is null || kept.ExpiresAt > clock.GetUtcNow().UtcDateTime + RenewBefore);

    // Without a refresh token that can be read it never comes back by itself, and nobody may wait for that.
    private bool IsPaused(KeptConnection kept) => kept is { State: ConnectionState.Paused, RefreshToken: not null } && !IsUsable(kept);

    // What has not ended is good to its end, even where its renewal fails.
    private bool IsUsable(KeptConnection kept) =>
        kept is { AccessToken: not null, IsRejected: false } && kept.State is not ConnectionState.Uninstalled && (kept.ExpiresAt is null || kept.ExpiresAt > clock.GetUtcNow().UtcDateTime);
}
