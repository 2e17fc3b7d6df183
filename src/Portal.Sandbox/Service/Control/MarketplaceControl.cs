using Portal.Sandbox.Marketplace;

namespace Portal.Sandbox.Service.Control;

/// <summary>What an agency and its sub-accounts do on their own account, on demand: private integrations, installing, pausing, and what tokens are worth.</summary>
public sealed class MarketplaceControl
{
    private readonly PlayedApp _app;
    private readonly TokenTerms _terms;
    private readonly Installations _installations;
    private readonly InstallCodes _codes;
    private readonly AppTokens _tokens;
    private readonly PrivateIntegrations _privateIntegrations;

    internal MarketplaceControl(PlayedApp app, TokenTerms terms, Installations installations, InstallCodes codes, AppTokens tokens, PrivateIntegrations privateIntegrations) =>
        (_app, _terms, _installations, _codes, _tokens, _privateIntegrations) = (app, terms, installations, codes, tokens, privateIntegrations);

    public string ClientId => _app.ClientId;

    public string AppId => _app.Id;

    /// <summary>Ids of the sub-accounts, and of the agency, in which the app is installed.</summary>
    public IReadOnlyList<string> Installed => [.. _installations.All.Select(installation => installation.ResourceId)];

    /// <summary>Ids of the sub-accounts that the agency has paused.</summary>
    public IReadOnlyList<string> Paused => _installations.Paused;

    /// <summary>How long the access tokens live that are issued from now on.</summary>
    public TimeSpan AccessTokenLifetime
    {
        get => _terms.AccessTokenLifetime;
        set => _terms.AccessTokenLifetime = value >= TimeSpan.FromSeconds(1) ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A token must live for a second.");
    }

    /// <summary>Scopes that the app's tokens don't get from now on, whoever asks for them; what was issued keeps its own.</summary>
    public IReadOnlyList<string> LeftOutScopes
    {
        get => _terms.LeftOutScopes;
        set => _terms.LeftOutScopes = value;
    }

    /// <summary>A new private integration token; all that a portal needs where no scope is named.</summary>
    public string CreatePrivateIntegration(string locationId, params IReadOnlyList<string> scopes) =>
        _privateIntegrations.Create(locationId == SandboxSubAccounts.ShorelineAgency ? null : locationId, scopes is [] ? ServiceScopes.OfAPortal : scopes);

    /// <summary>False where there is no such token.</summary>
    public bool RevokePrivateIntegration(string token) => _privateIntegrations.Revoke(token);

    /// <summary>Installs the app as an admin's choice at the location chooser does, and says the code that the portal would be sent. Null for an id that is none.</summary>
    public string? Install(string resourceId, params IReadOnlyList<string> scopes) =>
        resourceId == SandboxSubAccounts.ShorelineAgency || SubAccountNames.All.ContainsKey(resourceId)
            ? _codes.Issue(_installations.Install(resourceId, scopes is [] ? ServiceScopes.OfAnApp : scopes), redirectUri: null)
            : null;

    /// <summary>Removes the app from a sub-account, or from the agency and all its sub-accounts: their tokens are worthless. False where it wasn't.</summary>
    public bool Uninstall(string resourceId) => _installations.Uninstall(resourceId);

    /// <summary>Until it is resumed no token is given out for the sub-account; those that are out stay good.</summary>
    public void Pause(string locationId, bool paused = true) => _installations.Pause(locationId, paused);

    /// <summary>Every access token of the app that is out is worthless; refresh tokens live on.</summary>
    public void ExpireAccessTokens() => _tokens.ExpireAccessTokens();

    internal void ResetTerms() => _terms.Reset();
}
