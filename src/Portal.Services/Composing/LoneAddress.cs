namespace Portal.Services.Composing;

/// <summary>An address that stands for itself: in a word, in brackets, or behind <c>mailto:</c> with those that such a link may hold.</summary>
internal static class LoneAddress
{
    public const string Mailto = "mailto:";

    /// <summary>Empty for anything else.</summary>
    public static IReadOnlyList<EmailAddress> Read(string text)
    {
        var bare = text.Trim(' ', '\'', '‘', '’', '“', '”', '*', '|', '(', ')', '[', ']', '{', '}', ':', '!', '?').TrimEnd('.');
        if (bare.StartsWith(Mailto, StringComparison.OrdinalIgnoreCase))
        {
            return ReadLink(bare[Mailto.Length..]);
        }

        return EmailAddress.Of(bare) is { } address ? [address] : [];
    }

    // RFC 6068: ada@example.com,bob@example.com?cc=cid@example.com&subject=Plans. Who is to get it hidden must not be shown to others.
    private static IReadOnlyList<EmailAddress> ReadLink(string link)
    {
        var question = link.IndexOf('?', StringComparison.Ordinal);
        var fields = question < 0 ? [] : link[(question + 1)..].Split('&').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2).ToList();
        var lists = fields.Where(field => field[0].ToLowerInvariant() is "to" or "cc").Select(field => field[1]).Prepend(question < 0 ? link : link[..question]);
        var read = lists.SelectMany(list => list.Split(',')).Where(text => text.Length > 0).Select(text => EmailAddress.Of(Uri.UnescapeDataString(text))).ToList();
        return read.Contains(null) || fields.Exists(field => field[0].Equals("bcc", StringComparison.OrdinalIgnoreCase)) ? [] : [.. read.OfType<EmailAddress>()];
    }
}
