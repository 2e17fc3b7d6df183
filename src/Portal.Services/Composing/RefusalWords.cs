using Portal.Services.HighLevel;

namespace Portal.Services.Composing;

/// <summary>What the service's no means, and what to do next, as sentences.</summary>
public sealed record RefusalWords(string Reason, string NextStep)
{
    public override string ToString() => $"{Reason} {NextStep}".Trim();

    public static RefusalWords For(ServiceRefusal refusal, Channel channel) => throw new NotImplementedException();

    /// <summary>For a message that was accepted and then failed on its way: <paramref name="error"/> is the service's text, which may hold a carrier's code.</summary>
    public static RefusalWords ForFailure(string? error, Channel channel) => throw new NotImplementedException();
}
