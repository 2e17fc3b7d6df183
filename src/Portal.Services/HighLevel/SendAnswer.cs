using System.Net;
using System.Text.Json;

namespace Portal.Services.HighLevel;

/// <summary>What an answer to a send means.</summary>
internal static class SendAnswer
{
    /// <summary><paramref name="body"/> is null when it was cut off or is no JSON.</summary>
    public static SendOutcome Read(HttpResponseMessage response, JsonElement? body, DateTimeOffset now)
    {
        var status = (int)response.StatusCode;
        return response.StatusCode switch
        {
            HttpStatusCode.TooManyRequests => new SendOutcome.TryAgain(RetryAfter.Of(response, now), "HighLevel asked us to wait.", status) { Asked = RetryAfter.Disbelieved(response, now) },
            // Says that the request took too long to arrive, but not how much of it was acted on.
            HttpStatusCode.RequestTimeout => Unknown("The service gave up waiting for the request.", status, body),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new SendOutcome.Refused(RefusalReader.Read(response.StatusCode, body)),
            >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => Success(status, body),
            _ => Unknown($"The service answered {status}.", status, body),
        };
    }

    private static SendOutcome Success(int status, JsonElement? body)
    {
        if (body is not { ValueKind: JsonValueKind.Object } root)
        {
            return Unknown("The service said yes, but its answer could not be read.", status, null);
        }

        var answer = root.Unwrapped("data", "message", "result");
        var emailMessageId = answer.Text("emailMessageId");
        var messageIds = answer.AllTexts("messageIds", "messageId", "id");
        return (answer.Text("messageId") ?? (messageIds is [var first, ..] ? first : emailMessageId)) is { } id
            ? new SendOutcome.Accepted(id, answer.Text("conversationId"), emailMessageId, messageIds, answer.Text("msg"), TraceId(root, answer))
            {
                Status = answer.Text("status"),
                ThreadId = answer.Text("threadId"),
            }
            : Unknown("The service said yes, but named no message.", status, body);
    }

    private static SendOutcome.Unknown Unknown(string reason, int status, JsonElement? body) =>
        new(reason, status, body is { } root ? TraceId(root, root) : null);

    private static string? TraceId(JsonElement root, JsonElement answer) => root.Text("traceId") ?? answer.Text("traceId");
}
