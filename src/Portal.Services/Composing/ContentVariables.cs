using System.Buffers;
using System.Net;

namespace Portal.Services.Composing;

/// <summary>
/// The variables of a whole message: subject, text and signature. What is known is filled in when it is sent; with a place that is left
/// no message is stored or sent, unless its author said of it, in this very text, that it is meant.
/// </summary>
public static class ContentVariables
{
    private const int MostNamed = 3;
    private static readonly SearchValues<char> MayHold = SearchValues.Create("{}%&«*[");

    /// <summary>As it is sent: with what is known in its places.</summary>
    public static MessageContent Filled(MessageContent content, Channel channel, VariableValues values)
    {
        var meant = content.MeantPlaces;
        return Each(content, channel, (text, form) => Variables.Fill(text, values, form, meant)).WithMarksOf(content);
    }

    /// <summary>Puts a value into each of these places.</summary>
    public static MessageContent Put(MessageContent content, Channel channel, IEnumerable<string> places, string value)
    {
        var these = places.ToHashSet(StringComparer.Ordinal);
        return Each(content, channel, (text, form) => Variables.Put(text, these, value, form)).WithMarksOf(content);
    }

    /// <summary>Writes each of these places as the portal does.</summary>
    public static MessageContent Correct(MessageContent content, Channel channel, IEnumerable<string> places)
    {
        var these = places.ToHashSet(StringComparer.Ordinal);
        return Each(content, channel, (text, form) => Variables.Correct(text, form, these)).WithMarksOf(content);
    }

    public static MessageContent TakeOut(MessageContent content, Channel channel, IEnumerable<string> places)
    {
        var these = places.ToHashSet(StringComparer.Ordinal);
        return Each(content, channel, (text, _) => Variables.TakeOut(text, these));
    }

    /// <summary>The places that are still open, each once, as they stand; those that are meant are none.</summary>
    public static IReadOnlyList<string> OpenIn(MessageContent content, Channel channel)
    {
        var meant = content.MeantPlaces;
        return [.. Texts(content, channel).SelectMany(part => Places(part.Text, part.Form)).Distinct(StringComparer.Ordinal).Where(place => !meant.Contains(place))];
    }

    /// <summary>Why the message can't be stored or sent as it is. Null beside fields that have nothing open.</summary>
    internal static IEnumerable<(ContentField Field, string? Reason)> Problems(MessageContent content, Channel channel)
    {
        var meant = content.MeantPlaces;
        foreach (var (field, parts) in Texts(content, channel).GroupBy(part => part.Field, (field, parts) => (field, parts)))
        {
            yield return (field, Problem([.. parts.SelectMany(part => Places(part.Text, part.Form)).Distinct(StringComparer.Ordinal).Where(place => !meant.Contains(place))]));
        }
    }

    private static string? Problem(IReadOnlyList<string> open) => open.Count == 0 ? null : string.Join(
        ' ',
        [
            .. open.Take(MostNamed).Select(Variables.WhyOpen),
            .. open.Count > MostNamed ? [$"And {open.Count - MostNamed} more."] : Array.Empty<string>(),
            open.Count == 1 ? "Fill it in, take it out, or say that it is meant as typed." : "Fill them in, take them out, or say that they are meant as typed.",
        ]);

    private static IEnumerable<(ContentField Field, string Text, TextForm Form)> Texts(MessageContent content, Channel channel)
    {
        if (channel == Channel.Email)
        {
            yield return (ContentField.Subject, content.Subject ?? string.Empty, TextForm.Plain);
        }

        yield return (ContentField.Body, content.Body, Variables.FormOf(channel, content.IsHtml));
        yield return (ContentField.Body, content.Signature ?? string.Empty, Variables.FormOf(channel, isHtml: false));
    }

    // In HTML a place may be hidden from who looks at its source alone: divided by an element, or written as entities.
    private static IEnumerable<string> Places(string text, TextForm form) => form is TextForm.Html && text.AsSpan().ContainsAny(MayHold)
        ? Variables.OpenIn(text) is var written && HtmlText.Of(text) is var shown ? written.Concat(Hidden(written, Variables.OpenIn(shown))) : []
        : Variables.OpenIn(text);

    private static IEnumerable<string> Hidden(IReadOnlyList<string> written, IReadOnlyList<string> shown)
    {
        var known = written.Select(AsShown).ToHashSet(StringComparer.Ordinal);
        return shown.Where(place => !known.Contains(AsShown(place)));
    }

    private static string AsShown(string place) => string.Concat(WebUtility.HtmlDecode(place).Where(c => !char.IsWhiteSpace(c)));

    private static MessageContent Each(MessageContent content, Channel channel, Func<string, TextForm, string> change) => content with
    {
        Body = change(content.Body, Variables.FormOf(channel, content.IsHtml)),
        Subject = content.Subject is { } subject ? change(subject, TextForm.Plain) : null,
        Signature = content.Signature is { } signature ? change(signature, Variables.FormOf(channel, isHtml: false)) : null,
    };
}
