using System.Text;

namespace Portal.Services.Composing;

/// <summary>Contact cards (vCard) that were pasted as text, on lines or, from a one-line field, in one.</summary>
internal static class ContactCards
{
    private const string Begin = "BEGIN:VCARD";
    private const string End = "END:VCARD";

    /// <summary>The text with each card in it as the names and addresses that it holds.</summary>
    public static string AsAddresses(string text)
    {
        if (!text.Contains(Begin, StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var result = new StringBuilder();
        var card = new List<(string Property, string Value)>();
        var isCard = false;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Equals(Begin, StringComparison.OrdinalIgnoreCase))
            {
                isCard = true;
            }
            else if (word.Equals(End, StringComparison.OrdinalIgnoreCase))
            {
                result.Append(Addresses(card));
                card.Clear();
                isCard = false;
            }
            else if (!isCard)
            {
                result.Append(word).Append(' ');
            }
            else
            {
                AddWord(card, word);
            }
        }

        return result.Append(Addresses(card)).ToString();
    }

    private static void AddWord(List<(string Property, string Value)> card, string word)
    {
        if (PropertyOf(word) is { } property)
        {
            card.Add((property, word[(word.IndexOf(':', StringComparison.Ordinal) + 1)..]));
        }
        else if (card.Count > 0)
        {
            card[^1] = (card[^1].Property, $"{card[^1].Value} {word}");
        }
    }

    // item1.EMAIL;type=pref:ada@example.com
    private static string? PropertyOf(string word)
    {
        var colon = word.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 1 ? string.Empty : word[..colon].Split(';')[0].Split('.')[^1];
        return name.Length > 0 && name.All(c => char.IsAsciiLetterUpper(c) || c is '-') ? name : null;
    }

    private static string Addresses(List<(string Property, string Value)> card)
    {
        var name = card.Find(line => line.Property == "FN").Value?.Replace("\\", string.Empty, StringComparison.Ordinal).Replace("\"", string.Empty, StringComparison.Ordinal);
        var addresses = card.Where(line => line.Property == "EMAIL").Select(line => name is null ? $"{line.Value}; " : $"\"{name}\" <{line.Value}>; ").ToList();
        return addresses.Count == 0 && name is not null ? $"{name}; " : string.Concat(addresses);
    }
}
