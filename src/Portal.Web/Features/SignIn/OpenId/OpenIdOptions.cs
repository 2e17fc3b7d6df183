using Microsoft.AspNetCore.Authentication.OAuth;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>The stock OAuth options; the endpoints come from discovery, and a client secret is not required.</summary>
internal sealed class OpenIdOptions : OAuthOptions
{
    public OpenIdOptions()
    {
        UsePkce = true;
        AuthorizationEndpoint = string.Empty;
        TokenEndpoint = string.Empty;
        ClientSecret = string.Empty;
    }

    // The stock check asks for fixed endpoints and a secret; SignInOptionsValidator checks what is needed here.
    public override void Validate()
    {
    }
}
