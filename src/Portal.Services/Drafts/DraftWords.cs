using Portal.Services.Composing;

namespace Portal.Services.Drafts;

/// <summary>How a text is recognised.</summary>
public static class DraftWords
{
    private const int Longest = 120;
    private const int Looked = 4000;

    /// <summary>On one line: the subject of an e-mail, else how the text begins, else what is attached; never empty.</summary>
    public static string First(MessageContent content)
    {
        var body = content.Body.Length > Looked ? content.Body[..Looked] : content.Body;
        var words = new[] { content.Subject, content.IsHtml ? HtmlText.Of(body) : body }.Select(OneLine).FirstOrDefault(text => text.Length > 0);
        return words ?? content.Attachments.Count switch
        {
            0 => "No text yet",
            1 => content.Attachments[0].Name,
            var count => $"{count} files",
        };
    }

    private static string OneLine(string? text)
    {
        var line = string.Join(' ', (text ?? string.Empty).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : $"{line[..(char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest)]}…";
    }
}
