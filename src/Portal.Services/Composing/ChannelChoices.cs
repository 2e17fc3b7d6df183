using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>Whether a channel can be written on now.</summary>
public abstract record ChannelChoice
{
    private ChannelChoice(Channel channel) => Channel = channel;

    public Channel Channel { get; }

    /// <summary><paramref name="ClosesAt"/> in UTC, on channels that have a window.</summary>
    public sealed record Open(Channel On, DateTime? ClosesAt = null) : ChannelChoice(On)
    {
        /// <summary>Nobody knows whether the contact wrote recently enough: the service decides.</summary>
        public bool IsDoubtful { get; init; }
    }

    /// <summary><paramref name="Reason"/> is a sentence for the person who wanted to write.</summary>
    public sealed record Closed(Channel On, string Reason) : ChannelChoice(On);
}

/// <summary>Which channels are offered for a contact, and why others are not.</summary>
public static class ChannelChoices
{
    /// <summary>Those that the sub-account has, in the order in which people are offered them.</summary>
    /// <param name="takesCustom">False where the sub-account's token is one with which HighLevel refuses custom providers.</param>
    public static IReadOnlyList<ChannelChoice> For(Recipient recipient, LastInbound lastInbound, SendingRules rules, DateTime utcNow, bool takesCustom = true) =>
        [.. rules.Offered.Select(channel => channel == Channel.Custom && !takesCustom
            ? new ChannelChoice.Closed(channel, $"{channel.Name} needs the company’s app: this sub-account is connected to HighLevel by a private integration token.")
            : Of(channel, recipient, lastInbound, utcNow))];

    private static ChannelChoice Of(Channel channel, Recipient recipient, LastInbound lastInbound, DateTime utcNow) =>
        (MissingAddress(channel, recipient) ?? Blocked(channel, recipient)) is { } reason
            ? new ChannelChoice.Closed(channel, reason)
            : channel.Window is { } window ? InWindow(channel, window, recipient, lastInbound, utcNow) : new ChannelChoice.Open(channel);

    private static string? MissingAddress(Channel channel, Recipient recipient) =>
        channel.NeedsPhone && InvisibleCharacters.IsBlank(recipient.Phone) ? $"{recipient.Name} has no phone number."
        : channel.NeedsEmail && InvisibleCharacters.IsBlank(recipient.Email) ? $"{recipient.Name} has no email address."
        : null;

    private static string? Blocked(Channel channel, Recipient recipient) =>
        recipient.DoNotDisturb.GetValueOrDefault(channel.Key)?.Sentence(channel.Name);

    private static ChannelChoice InWindow(Channel channel, TimeSpan window, Recipient recipient, LastInbound lastInbound, DateTime utcNow)
    {
        if (!lastInbound.At.TryGetValue(channel.Key, out var last))
        {
            if (lastInbound.KnownFrom > utcNow - window)
            {
                return new ChannelChoice.Open(channel) { IsDoubtful = true };
            }

            return new ChannelChoice.Closed(channel, lastInbound.IsComplete
                ? $"{recipient.Name} has never written on {channel.Name}, and must write first."
                : $"{recipient.Name} has not written on {channel.Name} in the last {Hours(window)}, and must write first.");
        }

        var closes = last + window;
        return closes > utcNow
            ? new ChannelChoice.Open(channel, closes)
            : new ChannelChoice.Closed(channel, $"{recipient.Name} last wrote on {channel.Name} {Ago(utcNow - last)} ago; one may answer for {Hours(window)}.");
    }

    private static string Ago(TimeSpan time) => time.TotalDays >= 2
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays:N0} days")
        : Hours(time);

    private static string Hours(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} hours");
}
