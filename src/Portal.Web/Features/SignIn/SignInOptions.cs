namespace Portal.Web.Features.SignIn;

/// <summary>How people sign in. The names are those of ASP.NET Core's own OpenID Connect handler, where it has them.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The identity provider's address; what it calls itself must be the same.</summary>
    public string Authority { get; set; } = string.Empty;
    public string ClientId { get; set; } = string.Empty;

    /// <summary>Empty for a public client, which PKCE alone proves.</summary>
    public string? ClientSecret { get; set; }
    public string CallbackPath { get; set; } = "/signin-oidc";
    public string SignedOutCallbackPath { get; set; } = "/signout-callback-oidc";

    /// <summary>Further scopes to ask for, beside openid, profile, email and offline_access.</summary>
    public IList<string> Scope { get; set; } = [];

    /// <summary>Asks for offline_access, which most providers want for a refresh token. False for those that refuse the scope, such as Google.</summary>
    public bool OfflineAccess { get; set; } = true;

    /// <summary>What the provider is told about asking the person, such as consent or select_account. Some give a refresh token only with consent.</summary>
    public string? Prompt { get; set; }

    /// <summary>Further parameters of the provider's own for the address to which people are sent, such as access_type: offline.</summary>
    public IDictionary<string, string> AuthorizationParameters { get; set; } = new Dictionary<string, string>();
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>How long those who sign in wait for what the provider publishes about itself.</summary>
    public int ProviderTimeoutSeconds { get; set; } = 5;

    /// <summary>Asks the provider's userinfo endpoint too, for providers that keep claims out of the id token.</summary>
    public bool GetClaimsFromUserInfoEndpoint { get; set; }

    /// <summary>Sends the id token along at sign-out, for providers that ask for it. It then stands in an address that the browser sees.</summary>
    public bool SendIdTokenHint { get; set; }

    /// <summary>Further origins that the provider's sign-in and sign-out redirect through, beside that of <see cref="Authority"/>.</summary>
    public IList<string> RedirectOrigins { get; set; } = [];

    /// <summary>False only where the portal is served over plain http on the developer's own machine.</summary>
    public bool SecureCookies { get; set; } = true;

    /// <summary>Whom to ask, told to those who can't get in: a name, an address, a telephone number.</summary>
    public string SupportContact { get; set; } = string.Empty;
    public ClaimNames Claims { get; set; } = new();

    /// <summary>Which claim says what; each may hold one value or several.</summary>
    public sealed class ClaimNames
    {
        public string SubAccount { get; set; } = "locations";
        public string Role { get; set; } = "roles";
        public string Name { get; set; } = "name";
        public string Email { get; set; } = "email";
    }
}
