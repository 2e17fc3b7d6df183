namespace Portal.Web.Features.Composing;

/// <summary>How a snippet is shown where there is room for one line.</summary>
internal static class SnippetWords
{
    private const int Longest = 120;

    public static string FirstLine(string text)
    {
        var line = text.Trim().Split('\n')[0].TrimEnd();
        return line.Length <= Longest ? line : $"{line[..Longest].TrimEnd()}…";
    }
}
