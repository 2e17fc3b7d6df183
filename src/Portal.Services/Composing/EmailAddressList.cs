using System.Text;

namespace Portal.Services.Composing;

/// <summary>Addresses as people type and paste them: many at once, between commas, semicolons or on lines of their own.</summary>
public static class EmailAddressList
{
    /// <summary>The parts of what was typed, none of them empty; commas inside quotes and angle brackets divide nothing.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var (parts, part, isQuoted, isBracketed) = (new List<string>(), new StringBuilder(), false, false);
        foreach (var character in text)
        {
            isQuoted ^= character == '"';
            isBracketed = !isQuoted && (character == '<' || (isBracketed && character != '>'));
            if (character is '\n' or '\r' || (character is ',' or ';' && !isQuoted && !isBracketed))
            {
                Take(parts, part);
                (isQuoted, isBracketed) = (false, false);
            }
            else
            {
                part.Append(character);
            }
        }

        Take(parts, part);
        return parts;
    }

    /// <summary>Adds what can be read as an address and is not there yet, whatever its letters' case; what can't comes back.</summary>
    public static (IReadOnlyList<string> List, IReadOnlyList<string> Unread) Add(IReadOnlyList<string> list, string typed)
    {
        var parts = Split(typed).ToLookup(part => EmailAddress.TryParse(part, out _));
        return (Fold(list.Concat(parts[true])), [.. parts[false]]);
    }

    /// <summary>Each address once, as it was met first.</summary>
    public static IReadOnlyList<string> Fold(IEnumerable<string> list) =>
        [.. list.Select(text => EmailAddress.TryParse(text, out var address) ? address.ToString() : text).DistinctBy(text => EmailAddress.Bare(text) ?? text)];

    private static void Take(List<string> parts, StringBuilder part)
    {
        if (part.ToString().Trim() is { Length: > 0 } text)
        {
            parts.Add(text);
        }

        part.Clear();
    }
}
