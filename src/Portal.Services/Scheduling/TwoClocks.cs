namespace Portal.Services.Scheduling;

/// <summary>
/// The clocks that stand beside each other when a time is chosen. <paramref name="IsContacts"/> is false when the contact's zone isn't
/// known, and <paramref name="Contact"/> is the sub-account's.
/// </summary>
public sealed record TwoClocks(WallZone Contact, bool IsContacts, WallZone Viewer)
{
    /// <summary>They are the same zone, so that there is nothing to switch.</summary>
    public bool AreOne => Contact == Viewer;

    /// <summary>How the viewer reads both.</summary>
    public HourForm Form { get; init; }

    /// <summary>False where a time is chosen for several contacts at once, so that only the viewer's clock is there.</summary>
    public bool HasContact { get; init; } = true;

    /// <summary>Whose clock it is when both are one.</summary>
    public string OneWord => HasContact ? $"{ContactWord} and you" : "you";

    public static TwoClocks OfViewer(WallZone viewer, HourForm form = default) => new(viewer, IsContacts: false, viewer) { HasContact = false, Form = form };

    public string ContactWord => IsContacts ? "contact" : "sub-account";

    public string WordOf(WallZone zone) => zone == Contact ? ContactWord : "you";
}
