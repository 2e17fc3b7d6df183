using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.Extensions;
using Portal.Web.Features.Errors;
using Portal.Web.Features.SignIn.OpenId;

namespace Portal.Web.Features.SignIn;

/// <summary>What a person is told when a sign-in did not work: what to do, and a reference under which the log has the rest.</summary>
internal static partial class SignInProblem
{
    public const string Denied = "denied";
    public const string Unreachable = "unreachable";
    public const string Failed = "failed";

    public static Task ShowAsync(RemoteFailureContext context)
    {
        var problem = Name(context);
        var reference = Reference.Of(context.HttpContext);
        LogProblem(context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(SignInProblem)), problem, reference, Reason(context.Failure));
        var query = new QueryBuilder { { "problem", problem }, { "reference", reference }, { "returnUrl", LocalAddress.Or(context.Properties?.RedirectUri, "/") } };
        context.Response.Redirect(SignInPage.Path + query);
        context.HandleResponse();
        return Task.CompletedTask;
    }

    private static string Name(RemoteFailureContext context) => context switch
    {
        _ when context.Request.Query["error"] == "access_denied" => Denied,
        { Failure: HttpRequestException or TaskCanceledException or InvalidOperationException { InnerException: IOException } } => Unreachable,
        _ => Failed,
    };

    /// <summary>The kind of failure, and its words where they are our own: those of others may quote what came from outside.</summary>
    private static string Reason(Exception? failure) => failure switch
    {
        null => "no reason given",
        SignInRefusedException refused => refused.Message,
        { InnerException: SignInRefusedException refused } => refused.Message,
        _ => failure.GetType().Name,
    };

    [LoggerMessage(LogLevel.Warning, "A sign-in ended as {Problem}, shown under {Reference}: {Reason}")]
    private static partial void LogProblem(ILogger logger, string problem, string reference, string reason);
}
