using Portal.Services.HighLevel;

namespace Portal.Services.Composing;

/// <summary>
/// What the service's no means, and what to do next, as sentences. <paramref name="IsFinal"/>: the same message to the same contact on the
/// same channel would meet it again, so that something about the message has to change first.
/// </summary>
public sealed record RefusalWords(string Reason, string NextStep, bool IsFinal = false)
{
    /// <summary>The service's code for a contact that it no longer has.</summary>
    public const string ContactNotFound = "CONVERSATIONS_CONTACT_NOT_FOUND";

    /// <summary>The service's status of a message whose contact has opted out.</summary>
    public const string OptOut = CarrierCodes.OptOut;

    public override string ToString() => $"{Reason} {NextStep}".Trim();

    /// <summary>Of a code that was stored with a message: the service's own, or one of <see cref="FailureCode"/>. Null for one that nobody knows.</summary>
    public static RefusalWords? Of(string? code, Channel channel) => RefusalCodes.Find(code, channel) ?? CarrierCodes.Find(code) ?? MailCodes.Find(code);

    public static RefusalWords For(ServiceRefusal refusal, Channel channel) =>
        RefusalCodes.Find(refusal.Code, channel)
        ?? OfToken(refusal)
        ?? new($"The service refused it: “{refusal.Message}”.", Trace(refusal));

    /// <summary>For a message that was accepted and then failed on its way: <paramref name="error"/> is the service's text, which may hold a carrier's code.</summary>
    public static RefusalWords ForFailure(string? error, Channel channel) =>
        CarrierCodes.Find(CarrierCode(error))
        ?? Bounce(error, channel)
        ?? (string.IsNullOrWhiteSpace(error)
            ? new($"The {channel.Name} did not arrive; the service doesn't say why.", "Try another channel, or ask the contact.")
            : new($"The {channel.Name} did not arrive: “{error}”.", "Try another channel, or show this to an administrator."));

    /// <summary>The carrier's code in the service's text, if it is one that we know.</summary>
    public static string? CarrierCode(string? error) => CarrierCodes.In(error);

    /// <summary>The carrier's or the mail server's code in the service's text, if it is one that we know.</summary>
    public static string? FailureCode(string? error) => CarrierCodes.In(error) ?? MailCodes.In(error);

    // The mail server's own words stay beside what they mean: they often name the address.
    private static RefusalWords? Bounce(string? error, Channel channel) => MailCodes.Find(MailCodes.In(error)) is { } words
        ? words with { Reason = $"The {channel.Name} did not arrive: “{error}”." }
        : null;

    private static RefusalWords? OfToken(ServiceRefusal refusal) =>
        TokenWords.WhenDue(refusal.TokenProblem, refusal.Source) is { } words ? new(words, NextStep: string.Empty) : null;

    private static string Trace(ServiceRefusal refusal) => refusal.TraceId is { } trace
        ? $"Change the message, or show an administrator the trace id {trace}."
        : "Change the message, or show this to an administrator.";
}
