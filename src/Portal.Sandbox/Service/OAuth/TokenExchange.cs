using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Pipeline;

namespace Portal.Sandbox.Service.OAuth;

/// <summary><c>POST /oauth/token</c>: a code, or a refresh token, for an access token and the next refresh token.</summary>
internal sealed class TokenExchange(PlayedApp app, Installations installations, InstallCodes codes, AppTokens tokens)
{
    private static readonly string[] Required = ["client_id", "client_secret", "grant_type"];

    private static readonly ServiceReply Unknown = new(StatusCodes.Status401Unauthorized, new OAuthErrorBody("UnAuthorized!", "Authorization code not found"));

    public ServiceReply Exchange(RequestBody body) =>
        Complaint(body)
        ?? (!app.Is(Field(body, "client_id"), Field(body, "client_secret")) ? Unknown
            : Field(body, "grant_type") == "refresh_token" ? ForRefreshToken(body)
            : ForCode(body));

    private ServiceReply ForCode(RequestBody body) =>
        Field(body, "code") is not { } code ? Missing("code")
        : codes.Redeem(code, Field(body, "redirect_uri")) is { } installation ? Tokens(installation)
        : Unknown;

    private ServiceReply ForRefreshToken(RequestBody body)
    {
        if (Field(body, "refresh_token") is not { } token)
        {
            return Missing("refresh_token");
        }

        if (tokens.Owner(token) is not { } installation)
        {
            return Spent;
        }

        // A paused sub-account leaves the token as good as it was.
        return installations.IsPaused(installation.ResourceId) ? Refusals.NotActive
            : tokens.Spend(token) ? Tokens(installation)
            : Spent;
    }

    private ServiceReply Tokens(Installation installation) =>
        installations.IsPaused(installation.ResourceId) ? Refusals.NotActive : ServiceReply.Ok(TokenBody.Of(tokens.Issue(installation), installation));

    private static ServiceReply? Complaint(RequestBody body) =>
        Required.FirstOrDefault(name => Field(body, name) is null) is { } missing ? Missing(missing)
        : Field(body, "grant_type") is not ("authorization_code" or "refresh_token") ? Invalid("grant_type")
        : Field(body, "user_type") is not (null or "Location" or "Company") ? Invalid("user_type")
        : null;

    // Only a form is read: a body of JSON has none of the fields.
    private static string? Field(RequestBody body, string name) => body.Form?[name] is [{ Length: > 0 } value, ..] ? value : null;

    private static ServiceReply Missing(string name) => Refusals.BadRequest($"Missing parameter: {name}");

    private static ServiceReply Invalid(string name) => Refusals.BadRequest($"Invalid parameter: {name}");

    private static ServiceReply Spent => Refusals.BadRequest("Invalid grant: refresh token is invalid");
}
