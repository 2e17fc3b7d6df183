using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Scheduling;

/// <summary>How it is told that it is night where the contact is.</summary>
internal static class QuietWords
{
    /// <summary>It is 22:04 in Chicago, where Eddie is.</summary>
    public static string Of(QuietTime quiet, ContactDetails contact, bool isNow, HourForm form)
    {
        var clock = $"{(isNow ? "It is" : "Then it is")} {SendTimeWords.Clock(quiet.At, form)} in {quiet.At.Zone.Place}";
        return contact.TimeZoneIsContacts ? $"{clock}, where {contact.ShortName} is." : $"{clock}, by the sub-account’s clock. Where {contact.ShortName} is isn’t known.";
    }

    /// <summary>Send at 08:00, or Schedule for Tue 08:00 where another time was chosen.</summary>
    public static string Offer(QuietTime quiet, bool isNow, DateTime utcNow, HourForm form) =>
        isNow ? $"Send at {SendTimeWords.Clock(quiet.Good, form)}" : $"Schedule for {SendTimeWords.Brief(quiet.Good, utcNow, form)}";

    /// <summary>What the clock of the viewer shows then; null where it is the same.</summary>
    public static string? ForViewer(QuietTime quiet, WallZone viewer, DateTime utcNow, HourForm form) =>
        quiet.Good.In(viewer) is var own && own.Wall == quiet.Good.Wall ? null : $"{SendTimeWords.Clock(quiet.Good, form)} in {quiet.Good.Zone.Place} is {SendTimeWords.Brief(own, utcNow, form)} on your clock.";
}
