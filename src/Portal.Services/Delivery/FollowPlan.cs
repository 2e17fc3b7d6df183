using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>When to ask the service what became of a message: soon and often at first, then ever more rarely.</summary>
internal static class FollowPlan
{
    private static readonly int[] Seconds = [2, 2, 3, 5, 8, 15, 30, 60, 300, 900, 3600];

    public static DateTime FirstCheck(DateTime now) => now.AddSeconds(Seconds[0]);

    /// <summary>Null when it is not worth asking any more.</summary>
    public static DateTime? NextCheck(Message message, DateTime now, TimeSpan followFor)
    {
        var next = now.AddSeconds(Seconds[Math.Min(message.Checks + 1, Seconds.Length - 1)]);
        return next < message.CreatedAt + followFor ? next : null;
    }
}
