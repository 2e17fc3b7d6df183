using System.Globalization;
using System.Text;

namespace Portal.Web.Controls;

/// <summary>The one or two letters that stand for a person: whole characters in any script, and # where a name has no letters.</summary>
internal static class AvatarLetters
{
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(FirstLetter)
            .OfType<string>()
            .ToArray();
        return words switch
        {
            [] => "#",
            [var only] => only,
            [var first, .., var last] => first + last,
        };
    }

    private static string? FirstLetter(string word) =>
        word.EnumerateRunes().Where(Rune.IsLetter).Select(r => Rune.ToUpper(r, CultureInfo.InvariantCulture).ToString()).FirstOrDefault();
}
