namespace Portal.Services.Composing;

/// <summary>Whether a channel can be written on now.</summary>
public abstract record ChannelChoice(Channel Channel)
{
    /// <summary><paramref name="ClosesAt"/> in UTC, on channels that have a window.</summary>
    public sealed record Open(Channel Channel, DateTime? ClosesAt = null) : ChannelChoice(Channel);

    /// <summary><paramref name="Reason"/> is a sentence for the person who wanted to write.</summary>
    public sealed record Closed(Channel Channel, string Reason) : ChannelChoice(Channel);
}

/// <summary>Which channels are offered for a contact, and why others are not.</summary>
public static class ChannelChoices
{
    /// <summary>In the order in which people are offered them; Custom only where the sub-account has a provider.</summary>
    public static IReadOnlyList<ChannelChoice> For(Recipient recipient, LastInbound lastInbound, string? customProviderId, DateTime utcNow) =>
        throw new NotImplementedException();
}
