namespace Portal.Sandbox.Service.Store;

/// <summary>
/// A way to send: <paramref name="Type"/> is the request's word, <paramref name="Words"/> the one in refusals.
/// <paramref name="DndKey"/> is null where only do-not-disturb for everything counts.
/// </summary>
internal sealed record Channel(string Type, string Words, MessageKind Kind, string? DndKey = null)
{
    public static Channel Sms { get; } = new("SMS", "SMS", MessageKind.Sms, "SMS") { NeedsPhone = true };
    public static Channel Email { get; } = new("Email", "Email", MessageKind.Email, "Email") { ReadStatus = "opened" };
    public static Channel WhatsApp { get; } = new("WhatsApp", "WhatsApp", MessageKind.WhatsApp, "WhatsApp") { NeedsPhone = true, HasWindow = true, ReadStatus = "read" };
    public static Channel Instagram { get; } = new("IG", "Instagram", MessageKind.Instagram) { HasWindow = true, ReadStatus = "read" };
    public static Channel Facebook { get; } = new("FB", "Facebook", MessageKind.Facebook, "FB") { HasWindow = true, ReadStatus = "read" };
    public static Channel Custom { get; } = new("Custom", "Custom", MessageKind.CustomSms);
    public static Channel LiveChat { get; } = new("Live_Chat", "Live Chat", MessageKind.LiveChat) { ReadStatus = "read" };
    public static Channel Rcs { get; } = new("RCS", "RCS", MessageKind.Rcs) { NeedsPhone = true, ReadStatus = "read" };
    public static Channel TikTok { get; } = new("TIKTOK", "TikTok", MessageKind.TikTok) { ReadStatus = "read" };
    public static Channel InternalComment { get; } = new("InternalComment", "Internal comment", MessageKind.InternalComment) { IsInternal = true };

    public static IReadOnlyList<Channel> All { get; } = [Sms, Email, WhatsApp, Instagram, Facebook, Custom, LiveChat, Rcs, TikTok, InternalComment];

    public bool NeedsPhone { get; init; }

    /// <summary>Stays among users: the contact never learns of it, and no do-not-disturb stops it.</summary>
    public bool IsInternal { get; init; }

    /// <summary>Open for 24 hours after the contact's last message on this channel.</summary>
    public bool HasWindow { get; init; }

    /// <summary>What a message is called once it was read; null where nobody ever learns that.</summary>
    public string? ReadStatus { get; init; }

    public static Channel? Find(string? type) => All.FirstOrDefault(channel => channel.Type == type);
}
