using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Services.HighLevel;
using Portal.Services.Storage;

namespace Portal.Services.Connections;

/// <summary>Keeps the connections; no token leaves here for the disk but encrypted.</summary>
public sealed class ConnectionVault(Database database, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly SealedText _sealed = new(protection, "Portal.Connections.Tokens");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<KeptConnection?> FindAsync(string locationId, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync((context, token) => context.Connections.SingleOrDefaultAsync(c => c.LocationId == locationId, token), cancellationToken);
        return row is null ? null : Open(row);
    }

    public async Task<IReadOnlyList<KeptConnection>> PausedAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync((context, token) => context.Connections.Where(c => c.State == ConnectionState.Paused).ToListAsync(token), cancellationToken);
        return [.. rows.Select(Open)];
    }

    public Task<IReadOnlyList<string>> DueForRenewalAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<string>>(
            async (context, token) => await context.Connections.Where(c => c.RenewAt <= Now && c.RefreshToken != null).Select(c => c.LocationId).ToListAsync(token),
            cancellationToken);

    /// <summary>Puts a new connection in place of the one before. The caller saves.</summary>
    public async Task StoreAsync(PortalDbContext context, NewConnection made, CancellationToken cancellationToken)
    {
        var row = await context.Connections.SingleOrDefaultAsync(c => c.LocationId == made.LocationId, cancellationToken);
        if (row is null)
        {
            row = new Connection
            {
                LocationId = made.LocationId,
                Source = made.Source,
                AccessToken = [],
                IssuedAt = Now,
                Scopes = [],
                State = ConnectionState.Working,
                ConnectedById = made.ById,
                ConnectedByName = made.ByName,
                ConnectedAt = Now,
                Version = default,
            };
            context.Add(row);
        }

        (row.Source, row.ConnectedById, row.ConnectedByName, row.ConnectedAt, row.RefreshToken) = (made.Source, made.ById, made.ByName, Now, null);
        row.Scopes = [];
        Fill(row, made.Grant);
        row.CompanyId = made.RenewsThrough;
    }

    /// <summary>Stores renewed tokens; false when the row is no longer the one that was renewed.</summary>
    public Task<bool> RenewAsync(KeptConnection kept, Grant grant, CancellationToken cancellationToken) =>
        ChangeAsync(kept, row => Fill(row, grant), cancellationToken);

    /// <summary>Stores only the company's next refresh token: the one before is used up, and the sub-account's own tokens are still to come.</summary>
    public Task<bool> KeepRefreshTokenAsync(KeptConnection kept, string refreshToken, CancellationToken cancellationToken) =>
        ChangeAsync(kept, row => row.RefreshToken = _sealed.Close(refreshToken), cancellationToken);

    public Task<bool> MarkRejectedAsync(KeptConnection kept, CancellationToken cancellationToken) =>
        ChangeAsync(kept, row => row.IsRejected = true, cancellationToken);

    /// <summary><paramref name="renewAt"/>: when it is tried again by itself; null for never.</summary>
    public Task<bool> MarkAsync(KeptConnection kept, ConnectionState state, DateTime? renewAt, CancellationToken cancellationToken) =>
        ChangeAsync(kept, row => (row.State, row.RenewAt) = (state, renewAt), cancellationToken);

    /// <summary>
    /// Of the sub-account, or of all that are connected through the company where <paramref name="locationId"/> is null: those made after
    /// <paramref name="at"/> (UTC) belong to a later installation. The caller saves.
    /// </summary>
    public static async Task<List<Connection>> MarkUninstalledAsync(PortalDbContext context, string? locationId, string? companyId, DateTime at, CancellationToken cancellationToken)
    {
        var rows = await context.Connections
            .Where(c => c.Source == TokenSource.MarketplaceApp && c.State != ConnectionState.Uninstalled && c.ConnectedAt <= at)
            .Where(c => locationId == null ? c.CompanyId != null && c.CompanyId == companyId : c.LocationId == locationId)
            .ToListAsync(cancellationToken);
        rows.ForEach(row => (row.State, row.RenewAt, row.Version) = (ConnectionState.Uninstalled, null, Guid.CreateVersion7())); // a renewal that is under way must not undo it
        return rows;
    }

    private KeptConnection Open(Connection row) => new(row, _sealed.Open(row.AccessToken), _sealed.Open(row.RefreshToken));

    private Task<bool> ChangeAsync(KeptConnection kept, Action<Connection> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (await context.Connections.SingleOrDefaultAsync(c => c.LocationId == kept.LocationId && c.Version == kept.Version, token) is not { } row)
                {
                    return false;
                }

                change(row);
                await context.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);

    private void Fill(Connection row, Grant grant)
    {
        var ends = grant.ExpiresAt == DateTime.MaxValue ? (DateTime?)null : grant.ExpiresAt;
        row.AccessToken = _sealed.Close(grant.AccessToken);
        row.RefreshToken = grant.RefreshToken is null ? row.RefreshToken : _sealed.Close(grant.RefreshToken);
        (row.IssuedAt, row.ExpiresAt) = (Now, ends);
        row.RenewAt = row.RefreshToken is null || ends is null ? null : Now + ((ends.Value - Now) / 2);
        row.Scopes = grant.Scopes.Count > 0 ? [.. grant.Scopes] : row.Scopes;
        (row.State, row.IsRejected, row.Version) = (ConnectionState.Working, false, Guid.CreateVersion7());
    }
}

/// <summary>What an administrator has just connected.</summary>
public sealed record NewConnection(string LocationId, TokenSource Source, Grant Grant, Guid ById, string ByName)
{
    /// <summary>The company whose refresh token the grant has, where it is not the sub-account's own.</summary>
    public string? RenewsThrough { get; init; }

    public override string ToString() => "new connection";
}

/// <summary>A stored connection with its tokens in the clear, for as long as a request lasts.</summary>
public sealed class KeptConnection(Connection row, string? accessToken, string? refreshToken)
{
    public string LocationId => row.LocationId;
    public TokenSource Source => row.Source;
    public string? AccessToken => accessToken;
    public string? RefreshToken => refreshToken;
    public string? CompanyId => row.CompanyId;
    public DateTime? ExpiresAt => row.ExpiresAt;
    public DateTime? RenewAt => row.RenewAt;
    public DateTime IssuedAt => row.IssuedAt;
    public ConnectionState State => row.State;
    public bool IsRejected => row.IsRejected;
    public Guid Version => row.Version;
    public Connection Row => row;

    public AccessToken Token => new(row.LocationId, accessToken ?? throw new InvalidOperationException("The token can’t be read.")) { Source = row.Source };
}
