namespace Portal.Services.Messages;

/// <summary>Ids of messages and events begin with the time in milliseconds, so a span of time is a range of ids.</summary>
internal static class TimedId
{
    /// <summary>The lowest id of that moment, UTC; of the first one that ids can name where it lies before it.</summary>
    public static Guid FirstAt(DateTime at)
    {
        var milliseconds = Math.Max(0, new DateTimeOffset(at).ToUnixTimeMilliseconds());
        return new Guid((int)(milliseconds >> 16), (short)milliseconds, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
