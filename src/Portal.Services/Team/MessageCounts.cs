namespace Portal.Services.Team;

/// <summary>
/// How many messages were written, and of these how many stand where. Each is counted once beside <paramref name="Written"/>; <paramref name="Undone"/>
/// are those of the cancelled that were taken back in the time to undo after they had been sent.
/// </summary>
public sealed record MessageCounts(int Written, int Accepted, int Delivered, int Read, int Failed, int Refused, int Unknown, int Held, int Cancelled, int Undone = 0)
{
    public static MessageCounts None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>Waiting for approval, scheduled, waiting, or just being sent.</summary>
    public int OnTheirWay => Written - Accepted - Delivered - Read - Failed - Refused - Unknown - Held - Cancelled;

    public static MessageCounts operator +(MessageCounts a, MessageCounts b) => new(
        a.Written + b.Written, a.Accepted + b.Accepted, a.Delivered + b.Delivered, a.Read + b.Read, a.Failed + b.Failed,
        a.Refused + b.Refused, a.Unknown + b.Unknown, a.Held + b.Held, a.Cancelled + b.Cancelled, a.Undone + b.Undone);

    public static MessageCounts Sum(IEnumerable<MessageCounts> counts) => counts.Aggregate(None, (sum, next) => sum + next);
}
