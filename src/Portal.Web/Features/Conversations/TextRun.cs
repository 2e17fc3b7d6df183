using Portal.Services.Composing;

namespace Portal.Web.Features.Conversations;

/// <summary>A piece of plain text; <see cref="Link"/> where it is an address that can be opened.</summary>
internal sealed record TextRun(string Text, string? Link = null)
{
    public static IReadOnlyList<TextRun> Of(string text)
    {
        List<TextRun> runs = [];
        var end = 0;
        foreach (var (start, next, shown, target) in Addresses(text))
        {
            if (start >= end)
            {
                AddWords(runs, text, end, start);
                runs.Add(new TextRun(shown, target));
                end = next;
            }
        }

        AddWords(runs, text, end, text.Length);
        return runs;
    }

    private static IEnumerable<(int Start, int End, string Shown, string Target)> Addresses(string text) =>
        WebAddress.In(text).Select(web => (web.Start, web.End, web.Shown, web.Target))
            .Concat(MailLink.In(text).Select(mail => (mail.Start, mail.End, mail.Shown, mail.Target)))
            .OrderBy(address => address.Start);

    private static void AddWords(List<TextRun> runs, string text, int start, int end)
    {
        if (end > start)
        {
            runs.Add(new TextRun(text[start..end]));
        }
    }
}
