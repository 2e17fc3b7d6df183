using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Storage;

namespace Portal.Services.SubAccounts;

/// <summary>Keeps the tokens of sign-ins; nothing leaves here for the disk but encrypted.</summary>
public sealed class SignInTokenVault(Database database, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly SealedText _sealed = new(protection, "Portal.SubAccounts.SignInTokens");

    /// <summary>Stores the tokens of a new sign-in, in place of those of the one before. The caller saves.</summary>
    public async Task StoreAsync(PortalDbContext context, Guid personId, ProviderTokens tokens, IReadOnlyList<string> locationIds, CancellationToken cancellationToken)
    {
        var row = await context.SignInTokens.SingleOrDefaultAsync(t => t.PersonId == personId, cancellationToken);
        if (row is null)
        {
            row = new SignInToken { PersonId = personId, AccessToken = [], LocationIds = [], Version = default };
            context.Add(row);
        }

        (row.RefreshToken, row.IsRejected) = (null, false);
        row.LocationIds = [.. locationIds];
        Fill(row, tokens);
    }

    internal async Task<KeptToken?> FindAsync(Guid personId, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync((context, token) => context.SignInTokens.SingleOrDefaultAsync(t => t.PersonId == personId, token), cancellationToken);
        return row is not null && _sealed.Open(row.AccessToken) is { } accessToken
            ? new KeptToken(accessToken, _sealed.Open(row.RefreshToken), row.ExpiresAt, row.LocationIds, row.IsRejected, row.Version)
            {
                IssuedAt = row.IssuedAt,
                RenewedAfterRefusal = row.RenewedAfterRefusal,
            }
            : null;
    }

    /// <summary>Stores renewed tokens; false when the row is no longer the one that was renewed.</summary>
    internal Task<bool> RenewAsync(Guid personId, Guid version, ProviderTokens tokens, CancellationToken cancellationToken) =>
        ChangeAsync(personId, version, row => Fill(row, tokens), cancellationToken);

    internal Task<bool> MarkRejectedAsync(Guid personId, Guid version, CancellationToken cancellationToken) =>
        ChangeAsync(personId, version, row => row.IsRejected = true, cancellationToken);

    /// <summary>Forgets a refresh token that the provider refused, so that nobody tries it again.</summary>
    internal Task<bool> DropRefreshTokenAsync(Guid personId, Guid version, CancellationToken cancellationToken) =>
        ChangeAsync(personId, version, row => row.RefreshToken = null, cancellationToken);

    private Task<bool> ChangeAsync(Guid personId, Guid version, Action<SignInToken> change, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (await context.SignInTokens.SingleOrDefaultAsync(t => t.PersonId == personId && t.Version == version, token) is not { } row)
                {
                    return false;
                }

                change(row);
                await context.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);

    private void Fill(SignInToken row, ProviderTokens tokens)
    {
        row.AccessToken = _sealed.Close(tokens.AccessToken);
        row.RefreshToken = tokens.RefreshToken is null ? row.RefreshToken : _sealed.Close(tokens.RefreshToken); // a provider that doesn't rotate sends none
        row.ExpiresAt = tokens.ExpiresAt;
        (row.IssuedAt, row.RenewedAfterRefusal, row.IsRejected) = (clock.GetUtcNow().UtcDateTime, row.IsRejected, false);
        row.Version = Guid.CreateVersion7();
    }
}

/// <summary>A stored token in the clear, for as long as a request lasts.</summary>
internal sealed record KeptToken(string AccessToken, string? RefreshToken, DateTime? ExpiresAt, IReadOnlyList<string> LocationIds, bool IsRejected, Guid Version)
{
    public DateTime? IssuedAt { get; init; }
    public bool RenewedAfterRefusal { get; init; }

    public override string ToString() => "kept token"; // never itself in a log
}
