using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>When to look in the service for a message of unknown outcome: after it had time to settle, then ever more rarely, for ten minutes.</summary>
internal static class ReadBackPlan
{
    private static readonly int[] Seconds = [20, 60, 150, 360];

    public static DateTime First(DateTime now, DeliveryOptions options) => now.AddSeconds(options.SettleSeconds);

    /// <summary>Null when it was looked for often enough.</summary>
    public static DateTime? Next(Message message, DateTime now) => message.Checks < Seconds.Length ? now.AddSeconds(Seconds[message.Checks]) : null;
}
