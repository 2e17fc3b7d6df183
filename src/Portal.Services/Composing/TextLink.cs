namespace Portal.Services.Composing;

/// <summary>An address in plain text that can be opened: a <see cref="WebAddress"/> or a <see cref="MailLink"/>.</summary>
public sealed record TextLink(int Start, int End, string Shown, string Target)
{
    /// <summary>In the text's order, none within another.</summary>
    public static IReadOnlyList<TextLink> In(string text)
    {
        var web = WebAddress.In(text).Select(address => new TextLink(address.Start, address.End, address.Shown, address.Target));
        var mail = MailLink.In(text).Select(address => new TextLink(address.Start, address.End, address.Shown, address.Target));
        List<TextLink> found = [];
        foreach (var link in web.Concat(mail).OrderBy(link => link.Start))
        {
            found.AddRange(found.Count == 0 || link.Start >= found[^1].End ? [link] : []);
        }

        return found;
    }
}
