using Portal.Services.HighLevel;

namespace Portal.Services.Composing;

/// <summary>What the service's no means, and what to do next, as sentences.</summary>
public sealed record RefusalWords(string Reason, string NextStep)
{
    /// <summary>The service's code for a contact that it no longer has.</summary>
    public const string ContactNotFound = "CONVERSATIONS_CONTACT_NOT_FOUND";

    public override string ToString() => $"{Reason} {NextStep}".Trim();

    public static RefusalWords For(ServiceRefusal refusal, Channel channel) =>
        RefusalCodes.Find(refusal.Code, channel)
        ?? OfToken(refusal.TokenProblem)
        ?? new($"The service refused it: “{refusal.Message}”.", Trace(refusal));

    /// <summary>For a message that was accepted and then failed on its way: <paramref name="error"/> is the service's text, which may hold a carrier's code.</summary>
    public static RefusalWords ForFailure(string? error, Channel channel) =>
        CarrierCodes.Find(CarrierCode(error))
        ?? (string.IsNullOrWhiteSpace(error)
            ? new($"The {channel.Name} did not arrive; the service doesn't say why.", "Try another channel, or ask the contact.")
            : new($"The {channel.Name} did not arrive: “{error}”.", "Try another channel, or show this to an administrator."));

    /// <summary>The carrier's code in the service's text, if it is one that we know.</summary>
    public static string? CarrierCode(string? error) => CarrierCodes.In(error);

    private static RefusalWords? OfToken(TokenProblem problem) => problem switch
    {
        TokenProblem.Invalid => new("The sign-in to the service is no longer valid.", "Sign in again, then send it once more."),
        TokenProblem.NotAllowed => new("This sign-in is not allowed to send messages.", "Ask an administrator to grant it; nothing was sent."),
        TokenProblem.OtherSubAccount => new("This sign-in belongs to another sub-account.", "Ask an administrator to check the sub-account's connection."),
        _ => null,
    };

    private static string Trace(ServiceRefusal refusal) => refusal.TraceId is { } trace
        ? $"Change the message, or show an administrator the trace id {trace}."
        : "Change the message, or show this to an administrator.";
}
