using Microsoft.AspNetCore.Authorization;
using Portal.Services.People;

namespace Portal.Web.Features.SignIn;

/// <summary>Who may open a page. A page that names none is open to everyone who is let into a sub-account.</summary>
public static class Policies
{
    /// <summary>Signed in, let into a sub-account or not.</summary>
    public const string SignedIn = "signed-in";

    public const string Managers = "managers";
    public const string Admins = "admins";

    internal static void Add(AuthorizationOptions options)
    {
        var member = LetIn(Enum.GetValues<Role>());
        options.DefaultPolicy = member;
        options.FallbackPolicy = member;
        options.AddPolicy(SignedIn, policy => policy.RequireAuthenticatedUser().RequireClaim(PortalClaims.Session));
        options.AddPolicy(Managers, LetIn(Role.Manager, Role.Admin));
        options.AddPolicy(Admins, LetIn(Role.Admin));
    }

    private static AuthorizationPolicy LetIn(params Role[] roles) => new AuthorizationPolicyBuilder()
        .RequireAuthenticatedUser()
        .RequireClaim(PortalClaims.Session)
        .RequireClaim(PortalClaims.Current)
        .RequireClaim(PortalClaims.Role, [.. roles.Select(r => r.ToString())])
        .Build();
}
