using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Portal.Services.Settings;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Security;

internal static class SecuritySetup
{
    public static void AddPortalSecurity(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSettings<PublicAddressOptions>(PublicAddressOptions.Section);
        services.AddSingleton<IValidateOptions<PublicAddressOptions>, PublicAddressValidator>();
        services.AddSettings<ProxyOptions>(ProxyOptions.Section);
        services.AddSingleton<IValidateOptions<ProxyOptions>, ProxyValidator>();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>, IOptions<PublicAddressOptions>>(BehindProxy.Configure);
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, BehindProxy>()); // before the framework's own, which looks at the host name
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<PublicAddressOptions>, IConfiguration, IHostEnvironment>(AnsweredHosts.Configure);
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        services.Configure<HstsOptions>(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<SignInOptions>>(ConfigureAntiforgery);
    }

    public static void UsePortalSecurity(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<SecureOnly>();
    }

    private static void ConfigureAntiforgery(AntiforgeryOptions antiforgery, IOptions<SignInOptions> signIn)
    {
        antiforgery.Cookie.Name = signIn.Value.SecureCookies ? "__Host-portal-forms" : "portal-forms";
        antiforgery.Cookie.SecurePolicy = signIn.Value.SecureCookies ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        antiforgery.Cookie.Path = "/";
    }
}
