using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>What a value is written into.</summary>
public enum TextForm
{
    Plain,
    Markdown,
    Html,
}

/// <summary>
/// Puts what is known into the places that a text keeps for it: <c>{{contact.firstName}}</c>, or <c>{{contact.firstName|there}}</c> with
/// words for when nothing is known. A place for which there is nothing stays, so that it is asked about before the text goes.
/// </summary>
public static partial class Variables
{
    /// <summary>As people are offered them; capitals, spaces and underlines make no difference.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "contact.firstName", "contact.lastName", "contact.name", "contact.email", "contact.phone", "contact.company",
        "user.firstName", "user.name", "location.name",
        "appointment.title", "appointment.startTime", "appointment.onlyStartDate", "appointment.onlyStartTime",
    ];

    private static Dictionary<string, string> Titles { get; } = new (string Name, string Title)[]
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
    }.ToDictionary(t => VariableValues.Key(t.Name), t => t.Title, StringComparer.Ordinal);

    public static TextForm FormOf(Channel channel, bool isHtml) =>
        channel != Channel.Email ? TextForm.Plain : isHtml ? TextForm.Html : TextForm.Markdown;

    public static string Fill(string text, VariableValues values, TextForm form) => Place().Replace(text, place =>
        values.Find(place.Groups["name"].Value) is { } value ? Written(value, form)
        : place.Groups["otherwise"] is { Success: true, Value: var otherwise } ? otherwise.Trim()
        : place.Value);

    /// <summary>The places that are still open, each once, as they stand in the text.</summary>
    public static IReadOnlyList<string> OpenIn(string text) => [.. Place().Matches(text).Select(place => place.Value).Distinct(StringComparer.Ordinal)];

    /// <summary>What <see cref="Fill"/> would put into a place of <see cref="OpenIn"/>; null where nothing is known.</summary>
    public static string? Offer(string place, VariableValues values) =>
        Fill(place, values, TextForm.Plain) is var filled && filled != place ? filled : null;

    /// <summary>Puts a value into each place that stands so in the text.</summary>
    public static string Put(string text, string place, string value, TextForm form) => text.Replace(place, Written(value, form), StringComparison.Ordinal);

    /// <summary>Takes out each place that stands so in the text, with the space before it.</summary>
    public static string TakeOut(string text, string place) =>
        text.Replace($" {place}", string.Empty, StringComparison.Ordinal).Replace(place, string.Empty, StringComparison.Ordinal);

    /// <summary>The name that a place of <see cref="OpenIn"/> asks for, as people say it.</summary>
    public static string Title(string place) =>
        Titles.GetValueOrDefault(VariableValues.Key(NameIn(place))) ?? (NameIn(place) is { Length: > 0 } name ? name : place);

    /// <summary>Why a place of <see cref="OpenIn"/> is still open, as a sentence.</summary>
    public static string WhyOpen(string place, VariableValues values) =>
        NameIn(place) is var name && values.Find(name) is not null ? $"{place} is not filled in yet."
        : Known.Any(known => VariableValues.Key(known) == VariableValues.Key(name)) ? $"{place} has no value for {values.ContactName}."
        : $"{place} is no variable that the portal knows.";

    private static string NameIn(string place) => Place().Match(place).Groups["name"].Value;

    private static string Written(string value, TextForm form) => form switch
    {
        TextForm.Html => WebUtility.HtmlEncode(OneLine(value)),
        TextForm.Markdown => Literal(OneLine(value)),
        _ => OneLine(value),
    };

    private static string OneLine(string value) => Spaces().Replace(value, " ").Trim();

    /// <summary>With a backslash before what would otherwise be formatting, and only there: the author reads it too.</summary>
    private static string Literal(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            text.Append(Formats(value, i) ? "\\" : null).Append(value[i]);
        }

        return text.ToString();
    }

    private static bool Formats(string value, int at) => value[at] switch
    {
        '\\' or '`' or '*' or '[' or ']' or '<' => true,
        '_' => at == 0 || at == value.Length - 1 || !char.IsLetterOrDigit(value[at - 1]) || !char.IsLetterOrDigit(value[at + 1]),
        '&' => Entity().IsMatch(value, at),
        '#' or '+' or '-' or '>' or '=' or '~' => at == 0,
        '.' or ')' => at > 0 && (value[..at].All(char.IsAsciiDigit) || LinkBegin().IsMatch(value[..at])),
        ':' => LinkBegin().IsMatch(value[..at]),
        _ => false,
    };

    [GeneratedRegex(@"\{\{\s*(?<name>[^{}|]*?)\s*(\|(?<otherwise>[^{}]*))?\}\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Place();

    // What stands so before a colon or, for www, before a dot, is made a link.
    [GeneratedRegex("(https?|ftp|mailto|tel|www)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LinkBegin();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"\G&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entity();
}
