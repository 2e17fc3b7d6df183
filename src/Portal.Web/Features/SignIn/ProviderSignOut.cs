using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Portal.Web.Features.SignIn.OpenId;

namespace Portal.Web.Features.SignIn;

/// <summary>Where to send the browser so that the session at the identity provider ends too.</summary>
internal sealed partial class ProviderSignOut(ProviderMetadata metadata, IOptions<SignInOptions> options, ILogger<ProviderSignOut> logger)
{
    public const string SessionKey = "provider-session";

    public async Task<string> AddressAsync(HttpContext http, AuthenticationProperties? properties)
    {
        try
        {
            var provider = await metadata.GetConfigurationAsync(CancellationToken.None); // who does not wait for the answer is signed out all the same
            return string.IsNullOrEmpty(provider.EndSessionEndpoint)
                ? SignedOutPage.Path
                : QueryHelpers.AddQueryString(provider.EndSessionEndpoint, Fields(http.Request, properties).Where(f => f.Value is not null));
        }
        catch (Exception exception) when (exception is ProviderUnreachableException or SignInRefusedException)
        {
            LogUnreachable(exception.Message);
            return SignedOutPage.Path;
        }
    }

    private Dictionary<string, string?> Fields(HttpRequest request, AuthenticationProperties? properties) => new()
    {
        ["client_id"] = options.Value.ClientId,
        ["post_logout_redirect_uri"] = $"{request.Scheme}://{request.Host}{request.PathBase}{options.Value.SignedOutCallbackPath}",
        ["logout_hint"] = properties?.Items.TryGetValue(SessionKey, out var session) is true ? session : null,
        ["id_token_hint"] = options.Value.SendIdTokenHint ? properties?.GetTokenValue("id_token") : null,
    };

    [LoggerMessage(LogLevel.Warning, "The identity provider could not be asked to end a session; it was ended here. {Reason}")]
    private partial void LogUnreachable(string reason);
}
