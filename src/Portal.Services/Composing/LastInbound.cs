namespace Portal.Services.Composing;

/// <summary>
/// When the contact last wrote, by <see cref="Channel.Key"/> and in UTC. A channel that is missing was not used
/// within its window, and never if <paramref name="IsComplete"/>.
/// </summary>
public sealed record LastInbound(IReadOnlyDictionary<string, DateTime> At, bool IsComplete)
{
    public static LastInbound None { get; } = new(new Dictionary<string, DateTime>(), true);
}
