using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;

namespace Portal.Services.Connections;

/// <summary>Where the token comes from for a sub-account that no administrator has connected.</summary>
public sealed class FallbackSources(KnownSubAccounts subAccounts, IOptions<HighLevelOptions> service)
{
    public TokenSource? Of(string locationId) =>
        subAccounts.Find(locationId)?.PrivateIntegrationToken is { Length: > 0 } ? TokenSource.Configuration
        : service.Value.AcceptsSignInTokens ? TokenSource.SignIn
        : null;
}
