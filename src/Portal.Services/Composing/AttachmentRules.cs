using System.Collections.Frozen;
using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>Which files a channel takes. Sizes are in bytes.</summary>
public sealed record AttachmentRules
{
    /// <summary>The service's upload takes no larger file, whatever the channel.</summary>
    public const long LargestFile = 5_000_000;

    private static readonly FileKind[] PhonePictures = [FileKind.Jpeg, FileKind.Png, FileKind.Gif];
    private static readonly AttachmentRules Mms = new() { Most = 10, MostBytes = LargestFile, Kinds = PhonePictures };
    private static readonly AttachmentRules Social = new() { Most = 10, MostBytes = 25_000_000, Kinds = [.. PhonePictures, FileKind.Mp4, FileKind.Mp3, FileKind.M4a, FileKind.Pdf] };
    private static readonly AttachmentRules Any = new() { Most = 10, MostBytes = 20_000_000, Kinds = Enum.GetValues<FileKind>() };

    // What nobody can save as anything else.
    private static readonly FrozenSet<string> ProgramEndings = FrozenSet.ToFrozenSet(
        [".exe", ".msi", ".msp", ".dll", ".com", ".scr", ".bat", ".cmd", ".app", ".apk", ".jar", ".dmg", ".pkg", ".deb", ".rpm", ".iso"], StringComparer.OrdinalIgnoreCase);

    private static readonly AttachmentRules None = new() { Most = 0, MostBytes = 0, Kinds = [] };

    public required int Most { get; init; }

    /// <summary>Of all files together.</summary>
    public required long MostBytes { get; init; }
    public required IReadOnlyCollection<FileKind> Kinds { get; init; }

    /// <summary>WhatsApp takes none: the service accepts such messages and drops their files.</summary>
    public static AttachmentRules Of(Channel channel) =>
        channel == Channel.Sms ? Mms
        : channel == Channel.WhatsApp ? None
        : channel == Channel.Instagram || channel == Channel.Facebook ? Social
        : Any;

    /// <summary>Why this one file can't go, as a sentence; null when it can. <paramref name="kind"/> is null for what is no known file.</summary>
    public static string? Problem(Channel channel, string name, long size, FileKind? kind) =>
        Of(channel) is var rules && rules.Most == 0 ? $"HighLevel drops files on {channel.Name}; send them by email."
        : size == 0 ? $"{name} is empty."
        : size > LargestFile ? string.Create(CultureInfo.InvariantCulture, $"{name} has {Megabytes(size)}; a file may have {Megabytes(LargestFile)}.")
        : kind is null ? $"{name} is no file that HighLevel takes."
        : !rules.Kinds.Contains(kind.Value) ? $"{name} is a {FileKinds.Name(kind.Value)}, which {channel.Name} doesn’t take."
        : null;

    /// <summary>The same for a file whose content was looked at: one of a kind that the service does not list is named, with what would work.</summary>
    public static string? ProblemOf(Channel channel, string name, long size, FileContent content) =>
        size > 0 && size <= LargestFile && Of(channel).Most > 0 && Named(content, name) is FileContent.Unlisted unlisted
            ? $"{name} is {unlisted.What}, which HighLevel doesn’t take.{(unlisted.Advice is null ? null : $" {unlisted.Advice}")}"
            : Problem(channel, name, size, (content as FileContent.Listed)?.Kind);

    // What can't be sent as it is, and is called a program, is none that somebody could save as PDF.
    private static FileContent Named(FileContent content, string name) =>
        content is FileContent.Listed || content == UnlistedSignatures.Installer || !ProgramEndings.Contains(Path.GetExtension(name)) ? content : UnlistedSignatures.Program;

    /// <summary>Why these files can't go with one message, as a sentence; null when they can.</summary>
    public static string? Problem(Channel channel, IReadOnlyList<Attachment> files) =>
        files.Select(file => OneProblem(channel, file)).FirstOrDefault(problem => problem is not null) ?? ProblemTogether(channel, files);

    /// <summary>Why these files, each of which can go, can't go together, as a sentence; null when they can.</summary>
    public static string? ProblemTogether(Channel channel, IReadOnlyList<Attachment> files)
    {
        var rules = Of(channel);
        var total = files.Sum(file => file.Size ?? 0);
        return files.Count > rules.Most ? string.Create(CultureInfo.InvariantCulture, $"{channel.Title} takes at most {rules.Most} files; these are {files.Count}.")
            : total > rules.MostBytes ? $"The files have {Megabytes(total)} together; {channel.Name} takes {Megabytes(rules.MostBytes)}."
            : null;
    }

    private static string? OneProblem(Channel channel, Attachment file) => file.IsUploaded
        ? Problem(channel, file.Name, file.Size ?? 0, file.Kind)
        : Of(channel).Most == 0 ? Problem(channel, file.Name, 1, FileKind.Text) : PublicAddress.Problem(file.Url);

    /// <summary>A size as people say it.</summary>
    public static string Size(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, (bytes + 500) / 1000)} KB")
        : Megabytes(bytes);

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB");
}
