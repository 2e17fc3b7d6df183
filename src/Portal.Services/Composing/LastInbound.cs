namespace Portal.Services.Composing;

/// <summary>
/// When the contact last wrote, by <see cref="Channel.Key"/> and in UTC. A channel that is missing was never used if
/// <paramref name="IsComplete"/>, else not since <see cref="KnownFrom"/>.
/// </summary>
public sealed record LastInbound(IReadOnlyDictionary<string, DateTime> At, bool IsComplete)
{
    /// <summary>UTC; how far back it was read, where that is not to the beginning.</summary>
    public DateTime? KnownFrom { get; init; }

    public static LastInbound None { get; } = new(new Dictionary<string, DateTime>(), true);
}
