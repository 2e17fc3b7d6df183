namespace Portal.Services.Composing;

/// <summary>
/// Shows a host by the letters that computers use for it (<c>xn--…</c>) where its own could be taken for others: Latin letters may have accents, the scripts of
/// East Asia and some that resemble no other stand for themselves, and whatever is mixed or like Latin does not.
/// </summary>
internal static class LookalikeHost
{
    // Each label keeps to one of these, digits and hyphens apart. Cyrillic, Greek and Armenian are not here: whole words of them look Latin.
    private static readonly (char First, char Last)[][] Scripts =
    [
        [('a', 'z'), ('A', 'Z'), ('\u00C0', '\u024F'), ('\u1E00', '\u1EFF')],
        [('\u2E80', '\u2FDF'), ('\u3005', '\u3007'), ('\u3041', '\u30FF'), ('\u3400', '\u9FFF'), ('\uF900', '\uFAFF')],
        [('\uAC00', '\uD7A3'), ('\u4E00', '\u9FFF')],
        [('\u0590', '\u05FF')],
        [('\u0620', '\u06FF')],
        [('\u0900', '\u097F')],
        [('\u0E00', '\u0E7F')],
    ];

    public static string Shown(string address, int schemeLength, Uri uri)
    {
        var end = address.AsSpan(schemeLength).IndexOfAny("/?#\\") is >= 0 and var length ? schemeLength + length : address.Length;
        var host = address[schemeLength..end];
        return host.All(char.IsAscii) || host.Split('.').All(IsPlain) ? address : $"{address[..schemeLength]}{uri.IdnHost}{(uri.IsDefaultPort ? null : $":{uri.Port}")}{address[end..]}";
    }

    private static bool IsPlain(string label) =>
        label.Split(':')[0].Where(character => !char.IsAsciiDigit(character) && character != '-') is var letters
        && Array.Exists(Scripts, script => letters.All(letter => Array.Exists(script, range => letter >= range.First && letter <= range.Last)));
}
