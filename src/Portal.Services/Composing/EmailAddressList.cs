using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>Addresses as people type and paste them: many at once, between commas, semicolons or on lines of their own.</summary>
public static partial class EmailAddressList
{
    /// <summary>The parts of what was typed, none of them empty; commas inside quotes divide nothing.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var parts = new List<string>();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            parts.AddRange(Dividers().Split(line).Select(part => part.Trim()).Where(part => part.Length > 0));
        }

        return parts;
    }

    public static bool IsAddress(string text) => EmailAddress.TryParse(text, out _);

    /// <summary>The list with what now stands in the field beside it. What can't be read as an address is kept too, so that nothing typed is lost; it can't be sent.</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> list, string typed) => Fold([.. list.Where(IsAddress), .. Split(typed)]);

    /// <summary>Each address once, as it was met first.</summary>
    public static IReadOnlyList<string> Fold(IEnumerable<string> list) =>
        [.. list.Select(text => EmailAddress.TryParse(text, out var address) ? address.ToString() : text).DistinctBy(text => EmailAddress.Bare(text) ?? text)];

    // A comma or semicolon that an even number of quotes follows. A quote that is never closed divides as if it were not there.
    [GeneratedRegex("""[,;](?=(?:[^"]*"[^"]*")*[^"]*$)""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dividers();
}
