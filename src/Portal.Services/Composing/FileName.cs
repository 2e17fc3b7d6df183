using System.Globalization;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>Names of files as they can be shown and sent on: a browser may call a file anything.</summary>
public static class FileName
{
    /// <summary>In characters, with the ending.</summary>
    public const int Longest = 100;

    private const string Reserved = "<>:\"/\\|?*";
    private const string Nameless = "file";

    /// <summary>Without a path and without what can't be seen; ends as files of its kind do, whatever it was called.</summary>
    public static string Clean(string? name, FileKind kind, string? ending = null)
    {
        var clean = Visible(name);
        IReadOnlyList<string> endings = ending is null ? FileKinds.Endings(kind) : [ending];
        var given = Path.GetExtension(clean);
        return endings.Contains(given, StringComparer.OrdinalIgnoreCase) ? Shortened(Path.GetFileNameWithoutExtension(clean), given)
            : FileKinds.OtherEndings(kind).Contains(given, StringComparer.OrdinalIgnoreCase) ? Shortened(Path.GetFileNameWithoutExtension(clean), endings[0])
            : Shortened(clean, endings[0]);
    }

    /// <summary>The name for a file with this content: as it is for people to read, where what it is can't be sent or is not certain yet.</summary>
    public static string Of(string? name, FileContent content) =>
        content is FileContent.Listed { IsCertain: true } listed ? Clean(name, listed.Kind, listed.Ending) : Shown(name);

    /// <summary>As <see cref="Clean"/>, for a file that is no known one: for people to read, and for nothing else.</summary>
    public static string Shown(string? name)
    {
        var clean = Visible(name);
        return Shortened(Path.GetFileNameWithoutExtension(clean), Path.GetExtension(clean));
    }

    /// <summary>What to call a file that is known by its address alone.</summary>
    public static string OfAddress(Uri address) =>
        Uri.UnescapeDataString(address.Segments[^1]).Trim('/', '.', ' ') is { Length: > 0 } last ? Shown(last) : address.IdnHost;

    private static string Visible(string? name)
    {
        var last = (name ?? string.Empty).Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes().Where(IsVisible))
        {
            clean.Append(rune.IsBmp && Reserved.Contains((char)rune.Value, StringComparison.Ordinal) ? "_" : rune.ToString());
        }

        return clean.ToString().Trim('.', ' ') is { Length: > 0 } some ? some : Nameless;
    }

    // Marks of direction among them: with one of those a name can show another ending than it has.
    private static bool IsVisible(Rune rune) =>
        rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);

    private static string Shortened(string stem, string ending)
    {
        var room = Math.Max(1, Longest - ending.Length);
        if (stem.Length > room)
        {
            stem = stem[..(char.IsHighSurrogate(stem[room - 1]) ? room - 1 : room)];
        }

        return stem + (ending.Length < Longest ? ending : string.Empty);
    }
}
