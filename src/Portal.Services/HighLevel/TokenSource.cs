namespace Portal.Services.HighLevel;

/// <summary>Where a token came from: all there are. The first three are the sub-account's own, the last is the person's.</summary>
public enum TokenSource
{
    /// <summary>An administrator connected the sub-account with the company's app at HighLevel (OAuth 2).</summary>
    MarketplaceApp,

    /// <summary>A private integration token that an administrator pasted in Settings.</summary>
    PrivateIntegration,

    /// <summary>A private integration token in the configuration.</summary>
    Configuration,

    /// <summary>The access token of the person's own sign-in, where the identity provider issues tokens of HighLevel.</summary>
    SignIn,
}
