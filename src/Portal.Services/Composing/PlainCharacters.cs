using System.Text;

namespace Portal.Services.Composing;

/// <summary>Writes what word processors and phones make out of plain typing as it was typed, so that an SMS stays a plain one.</summary>
public static class PlainCharacters
{
    private static readonly Dictionary<char, string> Plain = Table(
        ("‘’‚‛′´`", "'"),
        ("“”„‟″«»", "\""),
        ("‐‑‒–—−•·", "-"),
        ("…", "..."),
        ("\u00A0\u202F\u2009\u200A\t", " "),
        ("\u200B\u200C\u2060\uFEFF\u00AD", string.Empty));

    /// <summary>Changes only characters that force Unicode and mean the same without.</summary>
    public static string In(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            result.Append(Plain.GetValueOrDefault(character) ?? character.ToString());
        }

        return result.ToString();
    }

    private static Dictionary<char, string> Table(params (string Odd, string Plain)[] pairs) =>
        pairs.SelectMany(pair => pair.Odd.Select(odd => (odd, pair.Plain))).ToDictionary(pair => pair.odd, pair => pair.Plain);
}
