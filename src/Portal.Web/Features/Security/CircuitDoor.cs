using Microsoft.AspNetCore.Diagnostics;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Security;

/// <summary>
/// Guards the address of the circuits. A page of another origin is refused, because browsers let anyone open a web socket to us with
/// the visitor's cookies; a connection does not outlive its session for long; and none begins in a portal that is stopping: it would
/// hold up the stop for half a minute, and its page finds the next portal by itself.
/// </summary>
internal sealed class CircuitDoor(RequestDelegate next, Sessions sessions, IHostApplicationLifetime lifetime, TimeProvider time)
{
    /// <summary>Time for the page to be led to the sign-in page before the connection is cut.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public async Task InvokeAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor"))
        {
            await next(http);
        }
        else if (Origins.IsForeign(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            SkipStatusPages(http);
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        else
        {
            SkipStatusPages(http);
            await PassAsync(http);
        }
    }

    // A script asks here, not a person.
    private static void SkipStatusPages(HttpContext http)
    {
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }
    }

    private async Task PassAsync(HttpContext http)
    {
        if (http.User.SessionId() is not { } session)
        {
            await next(http);
            return;
        }

        using var done = new CancellationTokenSource();
        using var watch = sessions.Watch(session, end => _ = CutAsync(http, done.Token));
        await next(http);
        await done.CancelAsync();
    }

    private async Task CutAsync(HttpContext http, CancellationToken done)
    {
        await Task.Delay(Grace, time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!done.IsCancellationRequested)
        {
            http.Abort();
        }
    }
}
