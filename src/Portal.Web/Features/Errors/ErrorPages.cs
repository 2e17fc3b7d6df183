using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Portal.Services.Storage;
using Portal.Web.Features.SignIn;
using Portal.Web.Hosting;

namespace Portal.Web.Features.Errors;

/// <summary>What people see instead of what they asked for: what happened, what to do, and a reference that the log knows.</summary>
internal static partial class ErrorPages
{
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = ShowFailureAsync,
            StatusCodeSelector = Status,
            SuppressDiagnosticsCallback = context => Status(context.Exception) != StatusCodes.Status500InternalServerError, // a line says it
        });
        app.UseStatusCodePages(context => ShowStatusAsync(context.HttpContext));
        app.UseStatusCodePagesWithReExecute(NotFoundPage.Path, createScopeForStatusCodePages: true);
        app.Use(LeadOnAsync);
        app.Use(RefuseToPagesAsync);
    }

    // No page has a form that is posted to itself; the framework would answer one in words of its own, and the log would not know.
    private static Task RefuseToPagesAsync(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsPost(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    // Whoever is signed in and asks for a page that is not there gets one with the navigation; all else is told by the plain pages.
    private static async Task LeadOnAsync(HttpContext http, RequestDelegate next)
    {
        await next(http);
        if (http.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = http.Response.StatusCode == StatusCodes.Status404NotFound && http.GetEndpoint() is null
                && HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal) && http.User.PersonId() is not null;
        }
    }

    private static int Status(Exception failure) => failure switch
    {
        NoCallerException => StatusCodes.Status403Forbidden,
        BadHttpRequestException bad => bad.StatusCode,
        _ when StorageFault.Of(failure) is not null => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static Task ShowFailureAsync(HttpContext http)
    {
        var failure = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (StorageFault.Of(failure) is { } fault)
        {
            LogStorage(Logger(http), Reference.Of(http), fault.Word);
            return PlainPage.WriteAsync(http, "This can’t be shown just now", fault.Sentence);
        }

        if (http.Response.StatusCode != StatusCodes.Status500InternalServerError)
        {
            return ShowStatusAsync(http);
        }

        LogFailure(Logger(http), Reference.Of(http), failure?.GetType().Name);
        return PlainPage.WriteAsync(http, "Something went wrong", "This page could not be shown. What you sent or saved is not affected. Try again; if it keeps happening, tell your administrator the reference.");
    }

    private static Task ShowStatusAsync(HttpContext http)
    {
        if (http.Response.StatusCode is StatusCodes.Status400BadRequest or StatusCodes.Status403Forbidden)
        {
            var endpoint = http.Features.Get<IExceptionHandlerFeature>()?.Endpoint ?? http.GetEndpoint();
            LogRefused(Logger(http), http.Request.Method, (endpoint as RouteEndpoint)?.RoutePattern.RawText, http.Response.StatusCode, Reference.Of(http));
        }

        return WriteStatusAsync(http);
    }

    private static Task WriteStatusAsync(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status400BadRequest => PlainPage.WriteAsync(http, "That didn’t arrive as it should", "The page was open too long, or from another sign-in. Reload it and try again."),
        StatusCodes.Status403Forbidden => PlainPage.WriteAsync(http, "That isn’t allowed", "Your session may have ended, or your role doesn’t include this."),
        StatusCodes.Status404NotFound => PlainPage.WriteAsync(http, "There is nothing here", "The address is wrong, or what it led to is gone."),
        StatusCodes.Status405MethodNotAllowed => PlainPage.WriteAsync(http, "There is nothing here", "This address can’t be opened that way."),
        _ => PlainPage.WriteAsync(http, "Something went wrong", "This page could not be shown. Try again later."),
    };

    private static ILogger Logger(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ErrorPages));

    // The endpoint's own path, never the address: a stranger writes that.
    [LoggerMessage(LogLevel.Warning, "A {Method} to {Path} was refused with {Status}, shown under {Reference}.")]
    private static partial void LogRefused(ILogger logger, string method, string? path, int status, string reference);

    [LoggerMessage(LogLevel.Error, "A request failed, shown under {Reference}, because {Fault}.")]
    private static partial void LogStorage(ILogger logger, string reference, string fault);

    [LoggerMessage(LogLevel.Error, "A request failed, shown under {Reference}: {Kind}")]
    private static partial void LogFailure(ILogger logger, string reference, string? kind);
}
