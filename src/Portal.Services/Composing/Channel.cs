namespace Portal.Services.Composing;

/// <summary>
/// How a message travels. <see cref="Key"/> is the request's <c>type</c>; it is what is stored and sent, letter by letter.
/// </summary>
public sealed record Channel
{
    private Channel()
    {
    }

    public static Channel Sms { get; } = new() { Key = "SMS", Name = "SMS", MessageTypes = ["TYPE_SMS", "TYPE_CAMPAIGN_SMS", "TYPE_CAMPAIGN_MANUAL_SMS"], MaxLength = 1600, DndName = "SMS", NeedsPhone = true, HasSenderNumbers = true };
    public static Channel Email { get; } = new() { Key = "Email", Name = "email", MessageTypes = ["TYPE_EMAIL", "TYPE_CAMPAIGN_EMAIL"], MaxLength = 200_000, DndName = "Email", NeedsEmail = true };
    public static Channel WhatsApp { get; } = new() { Key = "WhatsApp", Name = "WhatsApp", MessageTypes = ["TYPE_WHATSAPP"], MaxLength = 4096, DndName = "WhatsApp", NeedsPhone = true, Window = TimeSpan.FromHours(24) };
    public static Channel Instagram { get; } = new() { Key = "IG", Name = "Instagram", MessageTypes = ["TYPE_INSTAGRAM"], MaxLength = 1000, DndName = "IG", Window = TimeSpan.FromHours(24) };
    public static Channel Facebook { get; } = new() { Key = "FB", Name = "Facebook", MessageTypes = ["TYPE_FACEBOOK", "TYPE_CAMPAIGN_FACEBOOK"], MaxLength = 2000, DndName = "FB", Window = TimeSpan.FromHours(24) };
    public static Channel LiveChat { get; } = new() { Key = "Live_Chat", Name = "live chat", MessageTypes = ["TYPE_LIVE_CHAT", "TYPE_WEBCHAT"], MaxLength = 4096, DndName = "Live_Chat" };
    public static Channel Custom { get; } = new() { Key = "Custom", Name = "custom message", MessageTypes = ["TYPE_CUSTOM_SMS", "TYPE_CUSTOM_PROVIDER_SMS", "TYPE_CUSTOM_EMAIL", "TYPE_CUSTOM_PROVIDER_EMAIL"], MaxLength = 4096, DndName = "Custom", NeedsProvider = true };

    /// <summary>In the order people are offered them.</summary>
    public static IReadOnlyList<Channel> All { get; } = [Sms, Email, WhatsApp, Instagram, Facebook, LiveChat, Custom];

    public required string Key { get; init; }

    /// <summary>As it stands inside a sentence: “Send email”. <see cref="Title"/> begins one.</summary>
    public required string Name { get; init; }

    public string Title => char.ToUpperInvariant(Name[0]) + Name[1..];

    /// <summary>The TYPE_* names that the service gives this channel's messages; the first is what it gives ours.</summary>
    public required IReadOnlyList<string> MessageTypes { get; init; }

    /// <summary>Longest text, in UTF-16 code units.</summary>
    public required int MaxLength { get; init; }

    /// <summary>The key in a contact's do-not-disturb settings.</summary>
    public required string DndName { get; init; }
    public bool NeedsPhone { get; init; }
    public bool NeedsEmail { get; init; }

    /// <summary>Whether the service tells which numbers it can go out from. It lists those of its phone system, which are for SMS; of WhatsApp's it tells none, and chooses itself.</summary>
    public bool HasSenderNumbers { get; init; }
    public bool NeedsProvider { get; init; }

    /// <summary>How long after the contact's last message on this channel one may write; null for any time.</summary>
    public TimeSpan? Window { get; init; }

    /// <summary>A type that came after this portal was built: plain text to whom the service reaches by it.</summary>
    public static Channel Further(string key, string name) => new() { Key = key, Name = name, MessageTypes = [$"TYPE_{key.ToUpperInvariant()}"], MaxLength = 4096, DndName = key };

    /// <summary>Of what was stored, also where its type is no longer offered.</summary>
    public static Channel Of(string key) => Find(key) ?? Further(key, key);

    public static Channel? Find(string? key) => All.FirstOrDefault(c => c.Key == key);

    public static Channel? OfMessageType(string? messageType) => All.FirstOrDefault(c => c.MessageTypes.Contains(messageType, StringComparer.Ordinal));

    public bool Equals(Channel? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Key;
}
