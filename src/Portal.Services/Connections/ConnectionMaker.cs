using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Connections;

/// <summary>Connects the sub-account that an administrator is in. A token is tried before it is kept.</summary>
public sealed class ConnectionMaker(
    Database database, ConnectionVault vault, ConnectionTokens tokens, MarketplaceGrants grants, PermissionCheck check, KnownSubAccounts subAccounts,
    FallbackSources fallback, AccountAnswers answers, AuditTrail audit, IOptions<MarketplaceAppOptions> app)
{
    private const string OnlyAdmins = "Only administrators connect sub-accounts.";

    /// <summary>Whether the company has an app at HighLevel's marketplace to connect with.</summary>
    public bool HasApp => app.Value.Exists;

    /// <summary>Where an administrator chooses the sub-account. <paramref name="state"/> comes back with the code.</summary>
    public Uri ChooserAddress(Uri redirect, string state)
    {
        var scopes = string.Join(' ', app.Value.Scopes.Count > 0 ? app.Value.Scopes : Permissions.Needed.Keys);
        (string Name, string Value)[] query =
            [("response_type", "code"), ("redirect_uri", redirect.AbsoluteUri), ("client_id", app.Value.ClientId ?? string.Empty), ("scope", scopes), ("state", state), ("loginWindowOpenMode", "self")];
        return new UriBuilder(app.Value.ChooserAddress) { Query = string.Join('&', query.Select(q => $"{q.Name}={Uri.EscapeDataString(q.Value)}")) }.Uri;
    }

    /// <summary>With the code that HighLevel's chooser sent the administrator back with.</summary>
    public async Task<ConnectOutcome> ConnectAsync(Caller caller, string code, Uri redirect, CancellationToken cancellationToken)
    {
        if (!caller.MayChangeSettings)
        {
            return new ConnectOutcome.NotConnected(OnlyAdmins);
        }

        return await grants.ExchangeAsync(code, redirect, cancellationToken) switch
        {
            GrantOutcome.Granted { Grant: { LocationId: null, CompanyId: { } company } whole } => await OfCompanyAsync(caller, whole, company, cancellationToken),
            GrantOutcome.Granted granted => await TakeAsync(caller, granted.Grant, renewsThrough: null, cancellationToken),
            var other => NotGiven(other),
        };
    }

    /// <summary>With a private integration token that the administrator made in HighLevel.</summary>
    public async Task<ConnectOutcome> UseTokenAsync(Caller caller, string? token, CancellationToken cancellationToken)
    {
        var typed = token?.Trim() ?? string.Empty;
        return !caller.MayChangeSettings ? new ConnectOutcome.NotConnected(OnlyAdmins)
            : typed.Length == 0 ? new ConnectOutcome.NotConnected("Paste the token first.")
            : typed.Length > 2000 || typed.Any(c => c is <= ' ' or > '~') ? new ConnectOutcome.NotConnected("That is no token. Copy it again from HighLevel; it begins with pit-.")
            : await KeepAsync(caller, new NewConnection(caller.LocationId, TokenSource.PrivateIntegration, new Grant(typed, null, DateTime.MaxValue, []), caller.PersonId, caller.Name), cancellationToken);
    }

    private async Task<ConnectOutcome> OfCompanyAsync(Caller caller, Grant whole, string company, CancellationToken cancellationToken) =>
        await grants.OfLocationAsync(whole.AccessToken, company, caller.LocationId, cancellationToken) switch
        {
            GrantOutcome.Granted { Grant: { RefreshToken: not null } own } => await TakeAsync(caller, own, renewsThrough: null, cancellationToken),
            GrantOutcome.Granted { Grant: var own } => await TakeAsync(caller, own with { RefreshToken = whole.RefreshToken }, company, cancellationToken),
            GrantOutcome.Refused refused => new ConnectOutcome.NotConnected($"HighLevel gave the whole company’s access, but none to {subAccounts.NameOf(caller.LocationId)}: “{refused.Message.TrimEnd('.')}”. Choose the sub-account itself there, or let the app ask for oauth.write."),
            var other => NotGiven(other),
        };

    private async Task<ConnectOutcome> TakeAsync(Caller caller, Grant grant, string? renewsThrough, CancellationToken cancellationToken)
    {
        var name = subAccounts.NameOf(caller.LocationId);
        return grant.LocationId is { } chosen && chosen != caller.LocationId
            ? new ConnectOutcome.NotConnected(subAccounts.Find(chosen) is { Name: var other }
                ? $"In HighLevel {other} was chosen, and this is {name}. Nothing was connected. Choose {name} there."
                : $"In HighLevel a sub-account was chosen that this portal does not serve. Nothing was connected. Choose {name} there.")
            : await KeepAsync(caller, new NewConnection(caller.LocationId, TokenSource.MarketplaceApp, grant, caller.PersonId, caller.Name) { RenewsThrough = renewsThrough }, cancellationToken);
    }

    private async Task<ConnectOutcome> KeepAsync(Caller caller, NewConnection made, CancellationToken cancellationToken)
    {
        switch (await check.LookAsync(new AccessToken(made.LocationId, made.Grant.AccessToken) { Source = made.Source, IsTrial = true }, cancellationToken))
        {
            case PermissionReport.Known { Missing.Count: var missing } when missing == Permissions.Needed.Count:
                return new ConnectOutcome.NotConnected("This token may do nothing that the portal needs. It was not kept.");
            case PermissionReport.Known known:
                await StoreAsync(caller, Named(made, known.Missing), known.Missing, cancellationToken);
                answers.Begin(made.LocationId, isTaken: true);
                return new ConnectOutcome.Connected(known.Missing);
            case PermissionReport.NotKnown away when made.Source is TokenSource.MarketplaceApp:
                // A code is good once, and these tokens came from HighLevel itself: they are kept, and tried later.
                await StoreAsync(caller, made, [], cancellationToken);
                answers.Begin(made.LocationId, isTaken: false);
                return new ConnectOutcome.NotConnected($"Connected, but HighLevel could not be asked what the connection may do: {away.Reason} Press Check in a moment.");
            case PermissionReport.NotKnown away:
                return new ConnectOutcome.NotConnected($"The token could not be tried, and was not kept: {away.Reason}");
            case PermissionReport.Refused { Problem: TokenProblem.OtherSubAccount }:
                return new ConnectOutcome.NotConnected($"This token belongs to another sub-account than {subAccounts.NameOf(made.LocationId)}. It was not kept.");
            default:
                return new ConnectOutcome.NotConnected("HighLevel does not accept this token. It was not kept.");
        }
    }

    // HighLevel doesn't name the permissions of a private integration token: those that were found are kept in their place.
    private static NewConnection Named(NewConnection made, IReadOnlyList<string> missing) =>
        made.Grant.Scopes.Count > 0 ? made : made with { Grant = made.Grant with { Scopes = [.. Permissions.Needed.Keys.Except(missing)] } };

    private async Task StoreAsync(Caller caller, NewConnection made, IReadOnlyList<string> missing, CancellationToken cancellationToken)
    {
        var words = $"Connected {(made.Source is TokenSource.MarketplaceApp ? "through the HighLevel app" : "with a private integration token")}.{(missing.Count > 0 ? $" These permissions are missing: {string.Join(", ", missing)}." : null)}";
        await database.WriteAsync(
            async (context, token) =>
            {
                var before = await context.Connections.SingleOrDefaultAsync(c => c.LocationId == made.LocationId, token);
                var was = before is null ? ConnectionWords.Of(fallback.Of(made.LocationId)) : ConnectionWords.Of(before);
                await vault.StoreAsync(context, made, token);
                audit.Record(context, new(AuditActions.Connected, words, caller.PersonId, caller.Name, made.LocationId) { Before = was, After = ConnectionWords.Of(made.Source, missing.Count) });
                await context.SaveChangesAsync(token);
            },
            cancellationToken);
        tokens.Changed(made.LocationId);
    }

    private static ConnectOutcome.NotConnected NotGiven(GrantOutcome outcome) => new(outcome switch
    {
        GrantOutcome.Paused => "HighLevel says that this sub-account is not active there. Nothing was connected.",
        GrantOutcome.Unreachable away => $"{away.Reason} Nothing was connected; try again.",
        GrantOutcome.Refused refused => $"HighLevel did not accept it: “{refused.Message.TrimEnd('.')}”. Nothing was connected; try again.",
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no refusal."),
    });
}
