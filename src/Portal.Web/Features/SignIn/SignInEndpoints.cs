using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Portal.Web.Features.SignIn.OpenId;

namespace Portal.Web.Features.SignIn;

internal static class SignInEndpoints
{
    public const string StartPath = "/sign-in/start";
    public const string SessionPath = "/session";
    public const string SignOutPath = "/sign-out";

    private const string PageHeader = "X-Page";

    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(SignInPage.Path, [HttpMethods.Head], () => Results.Ok()).AllowAnonymous(); // pages answer GET only, and strangers are led here
        routes.MapPost(StartPath, StartAsync).AllowAnonymous();
        routes.MapGet(SessionPath, Keep);
        routes.MapPost(SignOutPath, SignOutAsync).AllowAnonymous();
        routes.MapGet(routes.ServiceProvider.GetRequiredService<IOptions<SignInOptions>>().Value.SignedOutCallbackPath, () => Results.LocalRedirect(SignedOutPage.Path)).AllowAnonymous();
    }

    // Parameters from a form make the framework check the antiforgery token first.
    private static async Task<IResult> StartAsync([FromForm] string? returnUrl, HttpContext http)
    {
        try
        {
            await http.ChallengeAsync(OpenIdSetup.Scheme, new AuthenticationProperties { RedirectUri = LocalAddress.Or(returnUrl, "/") });
            return Results.Empty;
        }
        catch (Exception exception) when (!http.RequestAborted.IsCancellationRequested)
        {
            return Results.LocalRedirect(SignInProblem.Address(http, exception, returnUrl));
        }
    }

    // For circuit.js: counts as activity, says on which page it was, and is redirected when the session has ended.
    private static IResult Keep(HttpContext http, PersonCircuits circuits)
    {
        if (http.User.PersonId() is { } person && Guid.TryParse(http.Request.Headers[PageHeader], out var page))
        {
            circuits.Use(person, page);
        }

        return Results.NoContent();
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, IAntiforgery antiforgery, ProviderSignOut provider)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        var session = await http.AuthenticateAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        if (!session.Succeeded)
        {
            return Results.LocalRedirect(SignedOutPage.Path);
        }

        var address = await provider.AddressAsync(http, session.Properties);
        await http.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Results.Redirect(address);
    }
}
