using System.Text;

namespace Portal.Services.Composing;

/// <summary>What a file is, told from its bytes: its name and the browser's word for it can be anything.</summary>
public abstract record FileContent
{
    private FileContent()
    {
    }

    /// <summary>One of the kinds that the service lists.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="Ending">How its name must end, where a kind has several forms that are not each other; null where its usual endings all fit.</param>
    /// <param name="IsCertain">False where only the whole file could tell which form it has.</param>
    public sealed record Listed(FileKind Kind, string? Ending = null, bool IsCertain = true) : FileContent;

    /// <summary>A kind that the service does not list.</summary>
    /// <param name="What">As it stands in a sentence: “a QuickTime video (.mov)”.</param>
    /// <param name="Advice">What would work, as a sentence; null where nothing does.</param>
    public sealed record Unlisted(string What, string? Advice) : FileContent;

    /// <summary>Nothing that is known.</summary>
    public sealed record Unknown : FileContent;

    /// <summary>Tells it from the whole file, or from as much of its beginning as there is.</summary>
    public static FileContent Of(ReadOnlyMemory<byte> file)
    {
        var head = file.Span[..Math.Min(file.Length, FileKinds.Head)];
        return MediaContainer.Of(file.Span) ?? CompoundFile.Of(file.Span) ?? ZipContent.Of(file)
            ?? UnlistedSignatures.Of(head)
            ?? (FileKinds.BySignature(head) is { } kind ? new Listed(kind) : null)
            ?? (FileKinds.LooksLikeText(head) ? OfText(Encoding.UTF8.GetString(head)) : new Unknown());
    }

    private static FileContent OfText(string text) =>
        text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n') is var start && start.StartsWith('<') ? UnlistedSignatures.OfMarkup(start) ?? (FileContent)new Unknown()
        : UnlistedSignatures.OfText(text) is { } unlisted ? unlisted
        : new Listed(
            start.StartsWith("BEGIN:VCARD", StringComparison.OrdinalIgnoreCase) ? FileKind.Contact
            : start.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase) ? FileKind.Calendar
            : FileKind.Text);
}
