using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Portal.Services.Storage;
using Portal.Web.Features.SignIn.OpenId;
using Portal.Web.Hosting;

namespace Portal.Web.Features.SignIn;

/// <summary>What a person is told when a sign-in did not work: what to do, and a reference under which the log has the rest.</summary>
internal static partial class SignInProblem
{
    public const string Denied = "denied";
    public const string Unreachable = "unreachable";
    public const string NotStored = "not-stored";
    public const string Failed = "failed";

    public static void Show(HandleRequestContext<RemoteAuthenticationOptions> context, Exception? failure, string? returnUrl)
    {
        context.Response.Redirect(Address(context.HttpContext, failure, returnUrl));
        context.HandleResponse();
    }

    /// <summary>The sign-in page with the right words. Writes the reason to the log.</summary>
    public static string Address(HttpContext http, Exception? failure, string? returnUrl)
    {
        var (problem, reference) = (Name(http, failure), Reference.Of(http));
        LogProblem(http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignInProblem)), problem, reference, Reason(failure));
        return SignInPage.Path + new QueryBuilder { { "problem", problem }, { "reference", reference }, { "returnUrl", LocalAddress.Or(returnUrl, "/") } };
    }

    private static string Name(HttpContext http, Exception? failure) => failure switch
    {
        _ when http.Request.Query["error"] == "access_denied" => Denied,
        _ when StorageFault.Of(failure) is not null => NotStored,
        ProviderUnreachableException or HttpRequestException or TaskCanceledException or IOException => Unreachable,
        { InnerException: { } inner } => Name(http, inner),
        _ => Failed,
    };

    /// <summary>The kind of failure, and its words where they are our own: those of others may quote what came from outside.</summary>
    private static string Reason(Exception? failure) => failure switch
    {
        null => "no reason given",
        SignInRefusedException or ProviderUnreachableException => failure.Message,
        OpenIdConnectProtocolException when failure.Data["error"] is string error => $"the provider answered {ErrorCode(error)}",
        { InnerException: { } inner } => Reason(inner),
        _ => failure.GetType().Name,
    };

    /// <summary>An error code is a short word; anything else from outside has no place in a log.</summary>
    public static string ErrorCode(string? error) => error switch
    {
        null or "" => "no error code",
        { Length: <= 40 } when error.All(c => char.IsAsciiLetter(c) || c is '_') => error,
        _ => "an unreadable error code",
    };

    [LoggerMessage(LogLevel.Warning, "A sign-in ended as {Problem}, shown under {Reference}: {Reason}")]
    private static partial void LogProblem(ILogger logger, string problem, string reference, string reason);
}
