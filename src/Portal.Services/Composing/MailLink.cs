namespace Portal.Services.Composing;

/// <summary>
/// An e-mail address in angle brackets, as plain-text mails write it, from <paramref name="Start"/> to <paramref name="End"/>. <paramref name="Shown"/> and
/// <paramref name="Target"/> name the same mailbox, its domain in the letters that computers use.
/// </summary>
public sealed record MailLink(int Start, int End, string Shown, string Target)
{
    private const int Longest = 320; // characters

    public static IReadOnlyList<MailLink> In(string text)
    {
        List<MailLink> found = [];
        for (var open = text.IndexOf('<'); open >= 0; open = text.IndexOf('<', open + 1))
        {
            var within = text.AsSpan(open + 1, Math.Min(Longest, text.Length - open - 1));
            if (within.IndexOfAny('>', '<') is > 0 and var length && within[length] == '>' && Of(within[..length].ToString()) is { } address)
            {
                found.Add(new MailLink(open + 1, open + 1 + length, address, LoneAddress.Mailto + address));
            }
        }

        return found;
    }

    private static string? Of(string words) => LoneAddress.Read(words) is [{ Key: var address }] ? address : null;
}
