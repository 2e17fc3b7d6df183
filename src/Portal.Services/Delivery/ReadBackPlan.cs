using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>When to look in the service for a message of unknown outcome: after it had time to settle, then ever more rarely.</summary>
internal static class ReadBackPlan
{
    // Each wait as a part of the whole time: 20 s, 1 min, 2.5 min and 6 min of ten minutes.
    private static readonly double[] Parts = [1 / 30.0, 1 / 10.0, 1 / 4.0, 3 / 5.0];

    public static DateTime First(DateTime now, DeliveryOptions options) => now.AddSeconds(options.SettleSeconds);

    /// <summary>Null when it was looked for often enough.</summary>
    public static DateTime? Next(Message message, DateTime now, DeliveryOptions options) =>
        message.Checks < Parts.Length ? now.AddSeconds(Parts[message.Checks] * options.ReadBackSeconds) : null;
}
