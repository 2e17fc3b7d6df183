using System.Text.Json;

namespace Portal.Services.HighLevel;

/// <summary>What an answer to a cancelled schedule says; its own status counts, whatever the status of the response.</summary>
internal sealed record CancelAnswer(bool IsCancelled, ServiceRefusal? Refusal)
{
    /// <summary>Null for an answer that says neither yes nor no: a message that was not taken back will be sent.</summary>
    public static CancelAnswer? Read(JsonElement root)
    {
        var answer = root.Unwrapped("data", "result");
        var message = answer.Text("message") ?? root.Text("message");
        var status = answer.Whole("status") ?? answer.Whole("statusCode");
        var says = answer.Flag("success") ?? answer.Flag("succeeded");
        return status >= 400 || says is false || message?.StartsWith("Failed", StringComparison.OrdinalIgnoreCase) is true
            ? new CancelAnswer(false, new ServiceRefusal((int)(status >= 400 ? Math.Min(status.Value, 599) : 404), answer.Text("canonicalCode"), message ?? "The service did not cancel it.", root.Text("traceId")))
            : status is >= 200 and < 300 || says is true ? new CancelAnswer(true, null)
            : null;
    }

    public static ServiceAnswer<bool> Of(ServiceAnswer<CancelAnswer> answer) => answer switch
    {
        ServiceAnswer<CancelAnswer>.Found { Value.Refusal: { } refusal } => new ServiceAnswer<bool>.Refused(refusal),
        ServiceAnswer<CancelAnswer>.Found found => new ServiceAnswer<bool>.Found(found.Value.IsCancelled),
        ServiceAnswer<CancelAnswer>.Refused refused => new ServiceAnswer<bool>.Refused(refused.Refusal),
        ServiceAnswer<CancelAnswer>.Unavailable away => new ServiceAnswer<bool>.Unavailable(away.Reason, away.RetryAfter),
        _ => throw new InvalidOperationException("An answer ends in one of three ways."),
    };
}
