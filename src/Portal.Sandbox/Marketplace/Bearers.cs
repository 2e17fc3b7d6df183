namespace Portal.Sandbox.Marketplace;

/// <summary>What a bearer token is worth, whichever of the three issued it: a sub-account, the marketplace, or the sandbox's own sign-in.</summary>
internal sealed class Bearers(PrivateIntegrations privateIntegrations, AppTokens appTokens, IAccessTokens signIn)
{
    public Grant? Read(string token) => privateIntegrations.Read(token) ?? appTokens.Read(token) ?? signIn.Read(token);
}
