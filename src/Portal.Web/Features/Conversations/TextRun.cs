using Portal.Services.Composing;

namespace Portal.Web.Features.Conversations;

/// <summary>A piece of plain text; <see cref="Link"/> where it is an address that can be opened.</summary>
internal sealed record TextRun(string Text, string? Link = null)
{
    public static IReadOnlyList<TextRun> Of(string text)
    {
        List<TextRun> runs = [];
        var end = 0;
        foreach (var link in TextLink.In(text))
        {
            AddWords(runs, text, end, link.Start);
            runs.Add(new TextRun(link.Shown, link.Target));
            end = link.End;
        }

        AddWords(runs, text, end, text.Length);
        return runs;
    }

    private static void AddWords(List<TextRun> runs, string text, int start, int end)
    {
        if (end > start)
        {
            runs.Add(new TextRun(text[start..end]));
        }
    }
}
