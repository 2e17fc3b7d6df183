namespace Portal.Sandbox.Service.Uploading;

/// <summary>The kinds of file that the service says it takes, by their extension.</summary>
internal static class FileTypes
{
    private static readonly HashSet<string> Allowed = new(
        """
        jpg jpeg png gif svg heic ai mp4 mpeg 3gp mp3 wav wave aiff aif aifc gsm ulaw ogg aac m4a amr
        pdf doc docx txt csv xls xlsx ppt pptx odt zip rar vcf vcard ics
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries),
        StringComparer.OrdinalIgnoreCase);

    public static bool Allow(string fileName) => Allowed.Contains(Path.GetExtension(fileName).TrimStart('.'));
}
