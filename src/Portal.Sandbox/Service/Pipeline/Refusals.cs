using Microsoft.AspNetCore.WebUtilities;
using Portal.Sandbox.Service.Faults;

namespace Portal.Sandbox.Service.Pipeline;

/// <summary>The service's ways to say no, in its own words.</summary>
internal static class Refusals
{
    public static ServiceReply OtherLocation => Error(403, "Forbidden", "The token does not have access to this location.");

    /// <summary>The sub-account is paused; a refresh token that was sent is as good as it was.</summary>
    public static ServiceReply NotActive => BadRequest("Location is not active");

    public static ServiceReply TooManyRequests => Error(429, "Too Many Requests", "Too Many Requests");

    public static ServiceReply BadRequest(string message, string? code = null, IReadOnlyDictionary<string, string>? arguments = null) =>
        Error(400, "Bad Request", message, code, arguments);

    public static ServiceReply Unauthorized(string message, string? code = null) => Error(401, "Unauthorized", message, code);

    public static ServiceReply NotFound(string message, string? code = null) => Error(404, "Not Found", message, code);

    public static ServiceReply Unprocessable(string message, string code) => Error(422, "Unprocessable Entity", message, code);

    /// <summary>Fields are wrong: a list of complaints.</summary>
    public static ServiceReply Invalid(IReadOnlyList<string> complaints) => Error(422, "Unprocessable Entity", complaints);

    public static ServiceReply Invalid(string complaint) => Invalid([complaint]);

    /// <summary>The older envelope, which some endpoints still have.</summary>
    public static ServiceReply Older(int status, string message) => new(status, new OlderErrorBody(status, message));

    public static ServiceReply Fault(Fault fault) => fault.Kind == FaultKind.Refusal ? Forced(fault) : Fault(fault.Status);

    private static ServiceReply Forced(Fault fault)
    {
        var refusal = KnownRefusals.Find(fault.Refusal)
            ?? new KnownRefusal(fault.Refusal!, fault.Status is >= 400 and < 500 ? fault.Status : 400, "The service has a new reason.", fault.Refusal);
        var message = fault.Message ?? refusal.Message;
        return refusal.IsOlderForm
            ? Older(refusal.Status, message)
            : Error(refusal.Status, ReasonPhrases.GetReasonPhrase(refusal.Status), refusal.IsList ? new[] { message } : message, refusal.Code, refusal.Arguments);
    }

    private static ServiceReply Fault(int status) =>
        status == 429 ? TooManyRequests : Error(status, null, status == 500 ? "Internal server error" : "Service unavailable");

    private static ServiceReply Error(int status, string? error, object message, string? code = null, IReadOnlyDictionary<string, string>? arguments = null) =>
        new(status, new ErrorBody(status, error, message, code, arguments));
}
