namespace Portal.Services.Composing;

/// <summary>Addresses as people type and paste them: many at once, in whatever way a program or a person has set them apart.</summary>
public static class EmailAddressList
{
    /// <summary>How much of a text is read at once, in characters. A field that takes no more than this may have cut what was pasted.</summary>
    public const int Longest = 5000;

    private const string Cut = "…";
    private const int LongestShown = 80;

    public static bool IsAddress(string text) => EmailAddress.TryParse(text, out _);

    /// <summary>What was typed, divided; what can't be read as an address is kept as it is.</summary>
    public static IReadOnlyList<string> Split(string text) => [.. EmailAddressReader.Read(text).Select(part => part.Address?.ToString() ?? part.Text)];

    /// <summary>The list with what now stands in the field beside it. What can't be read as an address is kept too, so that nothing typed is lost; it can't be sent.</summary>
    public static IReadOnlyList<string> With(IReadOnlyList<string> list, string typed)
    {
        var all = Added([.. list.Where(IsAddress)], EmailAddressReader.Read(typed));
        return Fold(all.Count > 0 && typed.Length >= Longest ? [.. all.SkipLast(1), all[^1] + Cut] : all); // half an address can be somebody else's
    }

    /// <summary>Each address once, as it was met first.</summary>
    public static IReadOnlyList<string> Fold(IEnumerable<string> list) =>
        [.. list.Select(text => EmailAddress.TryParse(text, out var address) ? (Text: address.ToString(), address.Key) : (Text: text, Key: text)).DistinctBy(entry => entry.Key).Select(entry => entry.Text)];

    /// <summary>What can't be read, as it stands in the field to be mended. Reads the same again.</summary>
    public static string Unread(IReadOnlyList<string> list) => string.Join("; ", list.Where(text => !IsAddress(text)));

    /// <summary>What is wrong with the list, as a sentence; null where each is an address.</summary>
    public static string? Problem(IReadOnlyList<string> list) => list.Where(text => !IsAddress(text)).ToList() switch
    {
        [] => null,
        [.., var last] when last.EndsWith(Cut, StringComparison.Ordinal) => $"That was too much for this field: from “{Shown(last)}” on, add them again.",
        [var one] when HasAnotherForName(one) => $"“{Shown(one)}” has an address for a name. Which of the two is meant?",
        [var one] => $"“{Shown(one)}” is not an email address.",
        var several => $"{string.Join(", ", several.SkipLast(1).Select(text => $"“{Shown(text)}”"))} and “{Shown(several[^1])}” are not email addresses.",
    };

    private static bool HasAnotherForName(string text) =>
        text.IndexOf('<', StringComparison.Ordinal) is > 0 and var open && IsAddress(text[open..]) && text.AsSpan(0, open).Contains('@');

    // Where an address is there already, its name goes with it; but not somebody else whom that name may have been.
    private static List<string> Added(IReadOnlyList<string> list, IReadOnlyList<AddressPart> parts)
    {
        List<string> all = [.. list];
        var names = list.Select(text => EmailAddress.TryParse(text, out var address) ? address : null).OfType<EmailAddress>().ToDictionary(address => address.Key, address => address.Name);
        foreach (var (text, address, guess) in parts)
        {
            all.Add(address is null ? text
                : names.TryAdd(address.Key, address.Name) || guess is null || names[address.Key]?.Contains(guess, StringComparison.OrdinalIgnoreCase) is true ? address.ToString()
                : guess);
        }

        return all;
    }

    private static string Shown(string text) => text.Length <= LongestShown ? text : text[..(char.IsHighSurrogate(text[LongestShown - 1]) ? LongestShown - 1 : LongestShown)] + Cut;
}
