using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Connections;

/// <summary>What administrators see and do with the connection of the sub-account that they are in.</summary>
public sealed class ConnectionService(
    Database database, ConnectionVault vault, ConnectionTokens tokens, ISubAccountTokens inUse, PermissionCheck check, KnownSubAccounts subAccounts,
    AccountAnswers answers, FallbackSources fallback, AuditTrail audit)
{
    /// <summary>Null for those who are no administrators.</summary>
    public async Task<ConnectionStatus?> LookAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.MayChangeSettings)
        {
            return null;
        }

        var kept = await vault.FindAsync(caller.LocationId, cancellationToken);
        var status = new ConnectionStatus(caller.LocationId, subAccounts.NameOf(caller.LocationId), kept?.Source ?? fallback.Of(caller.LocationId)) { Seen = answers.Of(caller.LocationId) };
        return kept is null ? status : status with
        {
            State = kept.AccessToken is null ? ConnectionState.Refused : kept.State,
            ConnectedBy = kept.Row.ConnectedByName,
            IsThroughAgency = kept.CompanyId is not null,
            ConnectedAt = kept.Row.ConnectedAt,
            EndsAt = kept.IsRejected || kept.State is ConnectionState.Uninstalled ? null : kept.ExpiresAt, // one that HighLevel refuses has ended already
            RenewsAt = kept.RenewAt,
            Scopes = kept.Row.Scopes,
        };
    }

    /// <summary>Tries the token that is used now. Null for those who are no administrators.</summary>
    public async Task<PermissionReport?> CheckAsync(Caller caller, CancellationToken cancellationToken)
    {
        if (!caller.MayChangeSettings)
        {
            return null;
        }

        await tokens.AskAgainAsync(caller.LocationId, cancellationToken);
        return await inUse.GetAsync(caller.LocationId, caller.PersonId, cancellationToken) switch
        {
            TokenAnswer.Usable usable => await check.LookAsync(usable.Token, cancellationToken),
            TokenAnswer.Missing missing => new PermissionReport.NoToken(missing.Reason),
            TokenAnswer.TryAgain later => new PermissionReport.NoToken(later.Reason),
            _ => throw new InvalidOperationException("A token answer of a new kind."),
        };
    }

    /// <summary>Forgets the connection. What comes after it in order is used from then on.</summary>
    public async Task<bool> DisconnectAsync(Caller caller, CancellationToken cancellationToken)
    {
        var wasThere = caller.MayChangeSettings && await database.WriteAsync(
            async (context, token) =>
            {
                if (await context.Connections.SingleOrDefaultAsync(c => c.LocationId == caller.LocationId, token) is not { } row)
                {
                    return false;
                }

                context.Remove(row);
                audit.Record(context, new(AuditActions.Disconnected, "Disconnected from HighLevel.", caller.PersonId, caller.Name, caller.LocationId)
                {
                    Before = ConnectionWords.Of(row.Source),
                    After = ConnectionWords.Of(fallback.Of(row.LocationId)),
                });
                await context.SaveChangesAsync(token);
                return true;
            },
            cancellationToken);
        tokens.Changed(caller.LocationId);
        answers.Begin(caller.LocationId, isTaken: false);
        return wasThere;
    }
}
