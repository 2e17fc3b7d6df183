namespace Portal.Sandbox;

/// <summary>What an access token allows. <paramref name="AuthClass"/> is HighLevel's word: Location or Company.</summary>
public sealed record Grant(string Subject, IReadOnlyList<string> Locations, IReadOnlyList<string> Scopes, string AuthClass = "Location");

/// <summary>How the sandbox service is told what a bearer token is worth; the sandbox's identity provider issues them.</summary>
public interface IAccessTokens
{
    string Issue(Grant grant, TimeSpan lifetime);

    /// <summary>The grant, or null when the token is forged, expired, revoked or unknown.</summary>
    Grant? Read(string token);
}
