using Microsoft.AspNetCore.Diagnostics;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Errors;

/// <summary>What people see instead of what they asked for: what happened, what to do, and a reference that the log knows.</summary>
internal static partial class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ShowFailureAsync, StatusCodeSelector = Status });
        app.UseStatusCodePages(context => ShowStatusAsync(context.HttpContext));
    }

    private static int Status(Exception failure) => failure switch
    {
        NoCallerException => StatusCodes.Status403Forbidden,
        BadHttpRequestException bad => bad.StatusCode,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task ShowFailureAsync(HttpContext http)
    {
        if (http.Response.StatusCode != StatusCodes.Status500InternalServerError)
        {
            return ShowStatusAsync(http);
        }

        var failure = http.Features.Get<IExceptionHandlerFeature>()?.Error.GetType().Name;
        LogFailure(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages)), Reference.Of(http), failure);
        return PlainPage.WriteAsync(http, "Something went wrong", "This page could not be shown. What you sent or saved is not affected. Try again; if it keeps happening, tell your administrator the reference.");
    }

    private static Task ShowStatusAsync(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => PlainPage.WriteAsync(http, "That didn’t arrive as it should", "The page was open too long, or from another sign-in. Reload it and try again."),
        StatusCodes.Status403Forbidden => PlainPage.WriteAsync(http, "That isn’t allowed", "Your session may have ended, or your role doesn’t include this."),
        StatusCodes.Status404NotFound => PlainPage.WriteAsync(http, "There is nothing here", "The address is wrong, or what it led to is gone."),
        StatusCodes.Status405MethodNotAllowed => PlainPage.WriteAsync(http, "There is nothing here", "This address can’t be opened that way."),
        _ => PlainPage.WriteAsync(http, "Something went wrong", "This page could not be shown. Try again later."),
    };

    [LoggerMessage(LogLevel.Error, "A request failed, shown under {Reference}: {Kind}")]
    private static partial void LogFailure(ILogger logger, string reference, string? kind);
}
