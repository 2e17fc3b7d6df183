using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;

namespace Portal.Services.Connections;

/// <summary>The company's own app at HighLevel's marketplace. Without one, sub-accounts are connected by private integration tokens.</summary>
public sealed class MarketplaceAppOptions
{
    public const string Section = HighLevelOptions.Section + ":App";

    public string? ClientId { get; set; }
    public string? ClientSecret { get; set; }

    /// <summary>Where administrators choose the sub-account.</summary>
    public Uri ChooserAddress { get; set; } = new("https://marketplace.gohighlevel.com/v2/oauth/chooselocation");

    /// <summary>In place of <see cref="Permissions.Needed"/>: what the app may ask for.</summary>
    public IList<string> Scopes { get; set; } = [];

    /// <summary>The Ed25519 public key that HighLevel signs webhooks with, as base64 of its SPKI form; HighLevel's published one.</summary>
    public string WebhookKey { get; set; } = "MCowBQYDK2VwAyEAi2HR1srL4o18O8BRa7gVJY7G7bupbN3H9AwJrHCDiOg=";

    /// <summary>What HighLevel calls the app in webhooks: the client id up to its dash. Null without an app.</summary>
    public string? AppId => Exists ? ClientId?.Split('-')[0] : null;

    public bool Exists => !string.IsNullOrWhiteSpace(ClientId);
}

internal sealed class MarketplaceAppValidator : IValidateOptions<MarketplaceAppOptions>
{
    public ValidateOptionsResult Validate(string? name, MarketplaceAppOptions options) => (options.Exists, string.IsNullOrWhiteSpace(options.ClientSecret)) switch
    {
        (true, true) => Fail("ClientSecret is missing: HighLevel gives it together with the client id."),
        (false, false) => Fail("ClientId is missing: HighLevel gives it together with the client secret."),
        _ when !IsSafe(options.ChooserAddress) => Fail("ChooserAddress must be an absolute https address; http is for this machine only."),
        _ => ValidateOptionsResult.Success,
    };

    private static bool IsSafe(Uri address) => address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static ValidateOptionsResult Fail(string problem) => ValidateOptionsResult.Fail($"{MarketplaceAppOptions.Section}:{problem}");
}
