using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Portal.Tests.Support;

/// <summary>
/// Browsers count the life of a cookie by the machine's clock, which a test can't set: where a cookie of the portal has an end, this
/// names it as the machine's clock will show it then.
/// </summary>
internal sealed class MachineCookies(TimeProvider clock) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseCookiePolicy(new CookiePolicyOptions { OnAppendCookie = cookie => cookie.CookieOptions.Expires = OnMachine(cookie.CookieOptions.Expires) });
        next(app);
    };

    // What is expired already is meant to go, and does.
    private DateTimeOffset? OnMachine(DateTimeOffset? end) =>
        end > clock.GetUtcNow() ? TimeProvider.System.GetUtcNow() + (end.Value - clock.GetUtcNow()) : end;
}
