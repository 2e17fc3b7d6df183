using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>The names of variables: the portal's own, and those under which other tools keep the same.</summary>
internal static class VariableNames
{
    private static Dictionary<string, (string Name, string Title)> Own { get; } = new (string Name, string Title)[]
    {
        ("contact.firstName", "First name"),
        ("contact.lastName", "Last name"),
        ("contact.name", "Full name"),
        ("contact.fullName", "Full name"),
        ("contact.email", "Email address"),
        ("contact.phone", "Phone number"),
        ("contact.company", "Company"),
        ("contact.companyName", "Company"),
        ("user.firstName", "Your first name"),
        ("user.name", "Your name"),
        ("location.name", "Name of your company"),
        ("location.email", "Your company’s email address"),
        ("location.phone", "Your company’s phone number"),
        ("appointment.title", "Appointment"),
        ("appointment.startTime", "Appointment’s beginning"),
        ("appointment.onlyStartDate", "Appointment’s day"),
        ("appointment.onlyStartTime", "Appointment’s time"),
        ("appointment.endTime", "Appointment’s end"),
        ("appointment.onlyEndDate", "Appointment’s last day"),
        ("appointment.onlyEndTime", "Appointment’s time of ending"),
        ("appointment.dayOfWeek", "Appointment’s weekday"),
        ("appointment.meetingLocation", "Appointment’s place"),
    }.ToDictionary(own => Key(own.Name), StringComparer.Ordinal);

    // What people write between brackets is what the variable is called on the page.
    private static Dictionary<string, string> ByTitle { get; } =
        Own.Values.DistinctBy(own => own.Title).ToDictionary(own => Key(own.Title), own => own.Name, StringComparer.Ordinal);

    // Whose name, address or number it is, as other tools call them; without any it is the contact's.
    private static readonly HashSet<string> Contacts =
    [
        "CONTACT", "CONTACTS", "CUSTOMER", "SUBSCRIBER", "LEAD", "PERSON", "PEOPLE", "RECIPIENT", "MEMBER", "CLIENT", "GUEST", "PATIENT", "PROFILE", "PROSPECT", "TO",
    ];

    private static readonly HashSet<string> Authors = ["USER", "SENDER", "AGENT", "OWNER", "ME"];

    private static Dictionary<string, string> OfContact { get; } = new(StringComparer.Ordinal)
    {
        ["FIRSTNAME"] = "contact.firstName",
        ["FNAME"] = "contact.firstName",
        ["GIVENNAME"] = "contact.firstName",
        ["LASTNAME"] = "contact.lastName",
        ["LNAME"] = "contact.lastName",
        ["SURNAME"] = "contact.lastName",
        ["FAMILYNAME"] = "contact.lastName",
        ["NAME"] = "contact.name",
        ["FULLNAME"] = "contact.name",
        ["EMAIL"] = "contact.email",
        ["EMAILADDRESS"] = "contact.email",
        ["PHONE"] = "contact.phone",
        ["PHONENUMBER"] = "contact.phone",
        ["MOBILE"] = "contact.phone",
        ["COMPANY"] = "contact.company",
        ["COMPANYNAME"] = "contact.company",
    };

    private static Dictionary<string, string> OfAuthor { get; } = new(StringComparer.Ordinal)
    {
        ["FIRSTNAME"] = "user.firstName",
        ["NAME"] = "user.name",
        ["FULLNAME"] = "user.name",
    };

    /// <summary>Capitals, spaces, hyphens, underlines, apostrophes and invisible characters make no difference.</summary>
    public static string Key(string name) =>
        string.Concat(name.Where(c => c is not ('_' or '-' or '\'' or '’') && !char.IsWhiteSpace(c) && CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.Format)).ToUpperInvariant();

    public static bool IsOwn(string name) => Own.ContainsKey(Key(name));

    /// <summary>As people say it; null for a name that the portal does not have.</summary>
    public static string? Title(string name) => Own.TryGetValue(Key(name), out var own) ? own.Title : null;

    /// <summary>The portal's own name for what another tool calls so; null where it has none.</summary>
    public static string? Meaning(string name)
    {
        if (Own.TryGetValue(Key(name), out var own))
        {
            return own.Name;
        }

        var parts = name.Split('.');
        var (whose, what) = (Key(parts[0]), Key(parts[^1]));
        return parts.Length == 1 && ByTitle.TryGetValue(what, out var titled) ? titled
            : parts.Length == 1 || Contacts.Contains(whose) ? OfContact.GetValueOrDefault(what)
            : Authors.Contains(whose) ? OfAuthor.GetValueOrDefault(what)
            : null;
    }
}
