namespace Portal.Services.Composing;

/// <summary>Writes HTML as plain text that can be read by itself: the one reading for lists, threads, searches, quotes and an e-mail's own text part.</summary>
public static class HtmlText
{
    /// <summary>Text that is no HTML stays as it is.</summary>
    public static string Of(string html) => Stoppable(html, CancellationToken.None);

    internal static string Stoppable(string html, CancellationToken stop) => Read(html, new HtmlTextWriter { KeepsLines = HtmlKinds.Of(html) is HtmlKind.Marked }, stop);

    /// <summary>The first words alone, without the addresses of links; <paramref name="most"/> characters are enough.</summary>
    internal static string Beginning(string html, int most) =>
        Read(html, new HtmlTextWriter { Most = most, NamesTargets = false, KeepsLines = HtmlKinds.Of(html) is HtmlKind.Marked }, CancellationToken.None);

    private static string Read(string html, HtmlTextWriter writer, CancellationToken stop)
    {
        if (HtmlKinds.Of(html) is HtmlKind.Text)
        {
            return html.Trim();
        }

        HtmlReader.Read(html, writer, stop);
        return writer.ToString();
    }
}
