using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>What a place asks for, and in which way it is written.</summary>
internal sealed partial record VariableForm
{
    private VariableForm(string place)
    {
        var written = place.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(place) : place;
        var isDouble = written.StartsWith("{{", StringComparison.Ordinal) && written.EndsWith("}}", StringComparison.Ordinal) && written.AsSpan(2, written.Length - 4).IndexOfAny('{', '}') < 0;
        Inner = (isDouble ? written[2..^2] : written.Trim(Wrapping)).Trim();
        var bar = Inner.IndexOf('|', StringComparison.Ordinal);
        var (name, otherwise) = bar < 0 ? (Inner, null) : (Inner[..bar].Trim(), Inner[(bar + 1)..].Trim());
        IsOurs = isDouble
            && Name().IsMatch(name) && (VariableNames.IsOwn(name) || VariableNames.Meaning(name) is null) && (otherwise is null || !Filter().IsMatch(otherwise));
        (Asked, Otherwise) = IsOurs ? (name, otherwise)
            : IsLogic(Inner) ? (string.Empty, null)
            : (Foreign(name) ?? string.Empty, otherwise is not null && !Filter().IsMatch(otherwise) ? otherwise : Default(otherwise ?? Inner));
        Known = VariableNames.Meaning(Asked);
    }

    private static readonly char[] Wrapping = ['{', '}', '$', '%', '[', ']', '<', '>', '«', '»', '*', '|', '!', '='];

    /// <summary>Written as the portal writes variables; only such are filled in by themselves.</summary>
    public bool IsOurs { get; }

    /// <summary>All that stands between the braces.</summary>
    public string Inner { get; }

    /// <summary>The name, as it is written; empty where there is none.</summary>
    public string Asked { get; }

    /// <summary>The words for when nothing is known; null for none.</summary>
    public string? Otherwise { get; }

    /// <summary>The portal's own name of it; null for what it does not know.</summary>
    public string? Known { get; }

    /// <summary>How the portal writes it; null where it stands so already, or is nothing that it knows.</summary>
    public string? Right => Known is null || (IsOurs && VariableNames.IsOwn(Asked)) ? null : $"{{{{{Known}{(string.IsNullOrEmpty(Otherwise) ? null : $"|{Otherwise}")}}}}}";

    public static VariableForm Of(string place) => new(place);

    private static bool IsLogic(string inner) => inner.Length > 0 && (inner[0] is '#' or '/' or '^' || Logic().IsMatch(inner));

    /// <summary>The first of its words that names something known; the whole where it is one name of several words.</summary>
    private static string? Foreign(string name)
    {
        var head = name.Split(HeadEnds, 2)[0].Trim();
        return VariableNames.Meaning(name) is not null ? name
            : VariableNames.Meaning(head) is not null ? head
            : Word().Matches(name).Select(word => word.Value.Trim('.')).FirstOrDefault(word => VariableNames.Meaning(word) is not null) ?? (Name().IsMatch(head) ? head : null);
    }

    private static readonly char[] HeadEnds = [',', '?', '(', '"', '\'', '“', '‘'];

    /// <summary>The words that another tool would put where nothing is known: those after <c>default</c>, or else in quotes.</summary>
    private static string? Default(string text)
    {
        var words = DefaultWord().Match(text) is { Success: true } word
            ? text[(word.Index + word.Length)..] is var rest && Quoted().Match(rest) is { Success: true } first ? first.Groups["words"].Value : Unquoted().Match(rest).Groups["words"].Value
            : OtherFilter().IsMatch(text) ? string.Empty
            : Quoted().Matches(text).LastOrDefault()?.Groups["words"].Value ?? string.Empty;
        return words.Trim() is { Length: > 0 } trimmed && trimmed.AsSpan().IndexOfAny("{}|") < 0 ? trimmed : null;
    }

    [GeneratedRegex(@"^[\p{L}\p{N}\p{M}\p{Cf}_.\-\s]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Name();

    // A filter of another tool: a word with a colon or brackets, words in quotes, another bar, or one of the usual names.
    [GeneratedRegex("""^\s*[\p{L}_]+\s*[:(=]|["“”„‘]|^'|'\s*$|\||^\s*(capitalize|capfirst|upcase|downcase|upper|lower|titlecase|titleize|trim|strip|escape|safe|raw)\s*$""", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Filter();

    [GeneratedRegex(@"^(if|else|elseif|elsif|endif|unless|for|end|each|with)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Logic();

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_.]*", RegexOptions.NonBacktracking)]
    private static partial Regex Word();

    [GeneratedRegex("""["“„](?<words>[^"“”]*)["”“]|['‘‚](?<words>[^'‘’]*)['’]""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b(default|fallback)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DefaultWord();

    [GeneratedRegex(@"^\s*[:=(]\s*(?<words>[^|)""']+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Unquoted();

    [GeneratedRegex(@"^\s*[\p{L}_]+\s*[:(]", RegexOptions.NonBacktracking)]
    private static partial Regex OtherFilter();
}
