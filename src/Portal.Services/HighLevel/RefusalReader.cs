using System.Net;
using System.Text.Json;

namespace Portal.Services.HighLevel;

/// <summary>Reads the service's error envelope, in each of the forms that are known.</summary>
internal static class RefusalReader
{
    private const int LongestMessage = 500;

    private static readonly string[] InvalidTexts = ["invalid jwt", "invalid token", "token is invalid", "invalid private integration token", "token has expired", "token expired", "jwt expired"];
    private static readonly string[] NotAllowedTexts = ["not authorized for this scope", "user type mismatch", "authclass type is not allowed"];
    private static readonly string[] OtherSubAccountTexts = ["does not have access to this location"];

    public static ServiceRefusal Read(HttpStatusCode status, JsonElement? body)
    {
        var envelope = body ?? default;
        var message = Message(envelope) ?? $"The service answered {(int)status}.";
        return new ServiceRefusal((int)status, envelope.Text("canonicalCode"), message, envelope.Text("traceId"))
        {
            TokenProblem = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? ProblemIn(message) : TokenProblem.None,
        };
    }

    private static string? Message(JsonElement envelope)
    {
        var texts = envelope.Texts("message", "message");
        var message = texts.Count > 0 ? string.Join("; ", texts) : envelope.Text("error_description", "error");
        return message?.Length > LongestMessage ? message[..LongestMessage] : message;
    }

    // The texts are all there is to go by; one that nobody has seen yet must not start a round of token refreshes.
    private static TokenProblem ProblemIn(string message) =>
        Contains(message, InvalidTexts) ? TokenProblem.Invalid
        : Contains(message, NotAllowedTexts) ? TokenProblem.NotAllowed
        : Contains(message, OtherSubAccountTexts) ? TokenProblem.OtherSubAccount
        : TokenProblem.None;

    private static bool Contains(string message, string[] texts) =>
        texts.Any(text => message.Contains(text, StringComparison.OrdinalIgnoreCase));
}
