using System.Text.RegularExpressions;

namespace Portal.Web.Features.Conversations;

/// <summary>A piece of plain text; <see cref="Link"/> where it is a web address.</summary>
internal sealed partial record TextRun(string Text, string? Link = null)
{
    public static IReadOnlyList<TextRun> Of(string text)
    {
        List<TextRun> runs = [];
        var end = 0;
        foreach (var match in WebAddress().EnumerateMatches(text))
        {
            if (match.Index > end)
            {
                runs.Add(new TextRun(text[end..match.Index]));
            }

            var address = text.Substring(match.Index, match.Length);
            runs.Add(new TextRun(address, AttachmentName.WebAddress(address)));
            end = match.Index + match.Length;
        }

        if (end < text.Length)
        {
            runs.Add(new TextRun(text[end..]));
        }

        return runs;
    }

    // Ends before the punctuation that closes a sentence.
    [GeneratedRegex(@"\bhttps?://[^\s<>""]*[^\s<>"".,;:!?)\]}’”']", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex WebAddress();
}
