using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Portal.Services.People;
using Portal.Services.Settings;
using Portal.Web.Features.SignIn.OpenId;

namespace Portal.Web.Features.SignIn;

internal static class SignInSetup
{
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSettings<SignInOptions>(SignInOptions.Section);
        services.AddSingleton<IValidateOptions<SignInOptions>, SignInOptionsValidator>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie().AddOpenId();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .Configure<IOptions<SignInOptions>, IOptions<SessionLifetimeOptions>, TicketStore>(ConfigureCookie);
        services.AddAuthorization(Policies.Add);
        services.AddCascadingAuthenticationState();
        services.AddViewersRules();
        return services
            .AddSingleton<TicketStore>()
            .AddSingleton<SignInTickets>()
            .AddSingleton<ProviderSignOut>()
            .AddSingleton<Callers>()
            .AddScoped<CurrentCaller>() // one circuit, one person in one sub-account
            .AddScoped<CircuitHandler, SessionCircuit>()
            .AddSingleton<PersonCircuits>()
            .AddScoped<CircuitPlace>()
            .AddScoped<CircuitHandler>(provider => provider.GetRequiredService<CircuitPlace>());
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie, IOptions<SignInOptions> signIn, IOptions<SessionLifetimeOptions> session, TicketStore store)
    {
        cookie.SessionStore = store;
        cookie.LoginPath = SignInPage.Path;
        cookie.AccessDeniedPath = NoAccessPage.Path;
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.ExpireTimeSpan = session.Value.Absolute;
        cookie.SlidingExpiration = false; // the session itself knows when it was last used
        cookie.Cookie.Name = signIn.Value.SecureCookies ? "__Host-portal" : "portal";
        cookie.Cookie.SecurePolicy = signIn.Value.SecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.Path = "/";
        var redirect = cookie.Events.OnRedirectToLogin;
        cookie.Events.OnRedirectToLogin = context => redirect(SayingWhetherItEnded(context));
    }

    // Who brings a cookie was signed in: a page that outlived its session, or a computer that slept, is told so.
    private static RedirectContext<CookieAuthenticationOptions> SayingWhetherItEnded(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Options.Cookie.Name is { } name && context.Request.Cookies.ContainsKey(name))
        {
            context.RedirectUri = QueryHelpers.AddQueryString(context.RedirectUri, "ended", "true");
        }

        return context;
    }
}
