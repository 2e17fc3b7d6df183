using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Marketplace;

/// <summary>What the played marketplace must remember so that a restart ends no connection.</summary>
internal sealed record MarketplaceState
{
    public IReadOnlyList<Installation> Installations { get; init; } = [];

    /// <summary>Of those that can still be used: the installation's id by the hash of the token.</summary>
    public IReadOnlyDictionary<string, string> RefreshTokens { get; init; } = new Dictionary<string, string>();

    /// <summary>By the hash of the token.</summary>
    public IReadOnlyDictionary<string, PrivateIntegration> PrivateIntegrations { get; init; } = PrivateIntegration.WellKnown;

    /// <summary>Sub-accounts that the agency has paused.</summary>
    public IReadOnlyList<string> Paused { get; init; } = [SandboxSubAccounts.QuaysidePhysio];

    /// <summary>Raised to make every access token of before worthless; refresh tokens live on.</summary>
    public int Generation { get; init; }
}

/// <summary>
/// The app in one sub-account, or in the agency, where <paramref name="LocationId"/> is null. A new <paramref name="Id"/> is given each time it is
/// installed where it wasn't: the tokens of before are worthless then.
/// </summary>
internal sealed record Installation(string Id, string? LocationId, IReadOnlyList<string> Scopes)
{
    public string ResourceId => LocationId ?? SandboxSubAccounts.ShorelineAgency;

    public bool IsCompany => LocationId is null;
}

/// <summary>A private integration of a sub-account, or of the agency, where <paramref name="LocationId"/> is null.</summary>
internal sealed record PrivateIntegration(string? LocationId, IReadOnlyList<string> Scopes)
{
    private static readonly string[] Reading = ["contacts.readonly", "conversations.readonly", "conversations/message.readonly"];

    public static IReadOnlyDictionary<string, PrivateIntegration> WellKnown { get; } = new Dictionary<string, PrivateIntegration>
    {
        [RandomText.Hash(SandboxPrivateIntegrations.HarbourDental)] = new(SandboxSubAccounts.HarbourDental, ServiceScopes.OfAPortal),
        [RandomText.Hash(SandboxPrivateIntegrations.HarbourDentalReadingOnly)] = new(SandboxSubAccounts.HarbourDental, Reading),
        [RandomText.Hash(SandboxPrivateIntegrations.NorthsideFitness)] = new(SandboxSubAccounts.NorthsideFitness, ServiceScopes.OfAPortal),
        [RandomText.Hash(SandboxPrivateIntegrations.ShorelineAgency)] = new(null, ServiceScopes.OfAPortal),
    };
}
