using System.Net;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>What a value is written into.</summary>
public enum TextForm
{
    Plain,

    /// <summary>An e-mail that is typed and not HTML; see <see cref="EmailBody"/>.</summary>
    Markdown,
    Html,
}

/// <summary>
/// Puts what is known into the places that a text keeps for it: <c>{{contact.firstName}}</c>, or <c>{{contact.firstName|there}}</c> with
/// words for when nothing is known. A place for which there is nothing, or that is written as other tools write it, stays as it is, and
/// no message goes out with one unless its author says that it is meant; see <see cref="ContentVariables"/>.
/// </summary>
public static class Variables
{
    private const int LongestShown = 80;

    /// <summary>As people are offered them; capitals, spaces and underlines make no difference.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "contact.firstName", "contact.lastName", "contact.name", "contact.email", "contact.phone", "contact.company",
        "user.firstName", "user.name", "location.name",
        "appointment.title", "appointment.startTime", "appointment.onlyStartDate", "appointment.onlyStartTime",
    ];

    public static TextForm FormOf(Channel channel, bool isHtml) =>
        channel != Channel.Email ? TextForm.Plain : isHtml ? TextForm.Html : TextForm.Markdown;

    /// <summary><paramref name="meant"/> are places that stay, because their author means the braces.</summary>
    public static string Fill(string text, VariableValues values, TextForm form, IReadOnlyCollection<string>? meant = null) =>
        Replaced(text, form, place => meant?.Contains(place) is true ? null : Value(place, values, form));

    /// <summary>The places that are still open, each once, as they stand in the text.</summary>
    public static IReadOnlyList<string> OpenIn(string text) => [.. VariablePlaces.In(text).Select(place => text[place]).Distinct(StringComparer.Ordinal)];

    /// <summary>What would stand in a place of <see cref="OpenIn"/>, however it is written; null where nothing is known.</summary>
    public static string? Offer(string place, VariableValues values) =>
        VariableForm.Of(place) is var form && form.Known is { } name && values.Find(name) is { } value ? OneLine(value)
        : form.IsOurs ? values.Find(form.Asked) ?? form.Otherwise
        : string.IsNullOrEmpty(form.Otherwise) ? null : form.Otherwise;

    /// <summary>What is put into a place of <see cref="OpenIn"/> without asking when the message is sent; null where it is asked about first.</summary>
    public static string? FilledBySending(string place, VariableValues values) => VariableForm.Of(place).IsOurs ? Value(place, values, TextForm.Plain)?.Text : null;

    /// <summary>Puts a value into each of these places.</summary>
    public static string Put(string text, IReadOnlyCollection<string> places, string value, TextForm form) =>
        Replaced(text, form, place => places.Contains(place) ? new Filling(value, IsAuthors: false) : null);

    /// <summary>Takes out each of these places, with the space before it.</summary>
    public static string TakeOut(string text, IReadOnlyCollection<string> places)
    {
        var (left, at) = (new StringBuilder(text.Length), 0);
        foreach (var place in VariablePlaces.In(text).Where(place => places.Contains(text[place])))
        {
            var (start, length) = place.GetOffsetAndLength(text.Length);
            left.Append(text, at, start - at);
            left.Length -= left.Length > 0 && left[^1] == ' ' ? 1 : 0;
            at = start + length;
        }

        return left.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Writes places as the portal does: each, or these.</summary>
    public static string Correct(string text, TextForm form = TextForm.Plain, IReadOnlyCollection<string>? places = null) => Replaced(text, form, place =>
        places?.Contains(place) is not false && VariableForm.Of(place).Right is { } right ? new Filling(form is TextForm.Html ? WebUtility.HtmlEncode(right) : right, IsAuthors: true) : null);

    /// <summary>How the portal writes a place of <see cref="OpenIn"/>; null where it stands so already, or is nothing that the portal knows.</summary>
    public static string? RightForm(string place) => VariableForm.Of(place).Right;

    /// <summary>The name that a place of <see cref="OpenIn"/> asks for, as people say it.</summary>
    public static string Title(string place)
    {
        var form = VariableForm.Of(place);
        return VariableNames.Title(form.Known ?? form.Asked) ?? Shown(form.Asked is { Length: > 0 } name ? name : form.Inner is { Length: > 0 } inner ? inner : place);
    }

    /// <summary>Why a place of <see cref="OpenIn"/> keeps the message from going, as a sentence.</summary>
    public static string WhyOpen(string place)
    {
        var form = VariableForm.Of(place);
        return form.Right is { } right ? $"{Shown(place)} is written as another program writes it; here it is {right}."
            : $"{Shown(place)} {(form.Known is null ? "is" : "has")} {Lack(place)}.";
    }

    /// <summary>Why nothing is known for a place of <see cref="OpenIn"/>.</summary>
    public static string Lack(string place) => VariableForm.Of(place).Known is null ? "no variable that the portal knows" : "no value for this contact";

    private static string Shown(string text) => text.Length <= LongestShown ? text : $"{text[..LongestShown]}…";

    private static Filling? Value(string place, VariableValues values, TextForm form) =>
        VariableForm.Of(place) is not { IsOurs: true } asked ? null
        : values.Find(asked.Asked) is { } value ? new Filling(value, IsAuthors: false)
        : asked.Otherwise is { } otherwise ? new Filling(form is TextForm.Html ? WebUtility.HtmlEncode(otherwise) : otherwise, IsAuthors: true)
        : null;

    private static string Replaced(string text, TextForm form, Func<string, Filling?> fill)
    {
        var (filled, at, values) = (new StringBuilder(text.Length), 0, new List<Range>());
        foreach (var place in VariablePlaces.In(text))
        {
            var (start, length) = place.GetOffsetAndLength(text.Length);
            if (fill(text[place]) is { } filling)
            {
                filled.Append(text, at, start - at);
                var from = filled.Length;
                filled.Append(filling.IsAuthors ? filling.Text : form is TextForm.Html ? WebUtility.HtmlEncode(OneLine(filling.Text)) : OneLine(filling.Text));
                at = start + length;
                if (!filling.IsAuthors)
                {
                    values.Add(from..filled.Length);
                }
            }
        }

        filled.Append(text, at, text.Length - at);
        return form is TextForm.Markdown ? Literal(filled.ToString(), values) : filled.ToString();
    }

    /// <summary>With a backslash before what would format within the values, and only there: the author reads it too.</summary>
    private static string Literal(string text, List<Range> values)
    {
        var (literal, at, line, value) = (new StringBuilder(text.Length), 0, 0, 0);
        foreach (var words in values.Count == 0 ? [] : text.Split('\n'))
        {
            foreach (var mark in TypedLine.Of(words).Active.Order())
            {
                while (value < values.Count && values[value].End.Value <= line + mark)
                {
                    value++;
                }

                if (value < values.Count && values[value].Start.Value <= line + mark)
                {
                    literal.Append(text, at, line + mark - at).Append('\\');
                    at = line + mark;
                }
            }

            line += words.Length + 1;
        }

        return literal.Append(text, at, text.Length - at).ToString();
    }

    private static string OneLine(string value) => string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary><paramref name="IsAuthors"/>: written by who wrote the text, and may format as it does.</summary>
    private sealed record Filling(string Text, bool IsAuthors);
}
