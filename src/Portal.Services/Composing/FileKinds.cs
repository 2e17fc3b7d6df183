using System.Buffers.Binary;

namespace Portal.Services.Composing;

/// <summary>Tells what a file is.</summary>
public static class FileKinds
{
    /// <summary>How many of a file's first bytes tell most kinds.</summary>
    public const int Head = 4096;

    /// <summary>Null for what the service takes no files of, programs and web pages (with SVG) among them.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> file) => (FileContent.Of(file.ToArray()) as FileContent.Listed)?.Kind;

    /// <summary>Of the kinds that one mark at the beginning tells; null for all others.</summary>
    internal static FileKind? BySignature(ReadOnlySpan<byte> head) =>
        Image(head) ?? Media(head) ?? (head.StartsWith("%PDF-"u8) ? FileKind.Pdf : head.StartsWith("Rar!"u8) ? FileKind.Rar : null);

    internal static bool LooksLikeText(ReadOnlySpan<byte> head) =>
        head.Length > 0 && head.IndexOfAnyInRange((byte)0, (byte)8) < 0 && !head.StartsWith("MZ"u8) && !head.StartsWith("#!"u8);

    /// <summary>As it stands in a sentence: “a PDF file”.</summary>
    public static string Name(FileKind kind) => kind switch
    {
        FileKind.Jpeg => "JPEG picture",
        FileKind.Png => "PNG picture",
        FileKind.Gif => "GIF picture",
        FileKind.Heic => "HEIC picture",
        FileKind.Mp4 or FileKind.Mpeg or FileKind.ThreeGp => "video",
        FileKind.Mp3 or FileKind.M4a or FileKind.Wav or FileKind.Aiff or FileKind.Ogg or FileKind.Aac or FileKind.Amr => "sound file",
        FileKind.Pdf => "PDF file",
        FileKind.WordOrSheetOrSlides or FileKind.OldOffice => "office document",
        FileKind.Zip or FileKind.Rar => "packed file",
        FileKind.Contact => "contact card",
        FileKind.Calendar => "calendar entry",
        _ => "text file",
    };

    /// <summary>How names of such files end, the usual ending first.</summary>
    public static IReadOnlyList<string> Endings(FileKind kind) => kind switch
    {
        FileKind.Jpeg => [".jpg", ".jpeg"],
        FileKind.ThreeGp => [".3gp"],
        FileKind.Wav => [".wav", ".wave"],
        FileKind.Aiff => [".aiff", ".aif", ".aifc"],
        FileKind.WordOrSheetOrSlides => [".docx", ".xlsx", ".pptx", ".odt"],
        FileKind.OldOffice => [".doc", ".xls", ".ppt"],
        FileKind.Contact => [".vcf", ".vcard"],
        FileKind.Calendar => [".ics"],
        FileKind.Text => [".txt", ".csv"],
        _ => ["." + Enum.GetName(kind)?.ToLowerInvariant()],
    };

    /// <summary>How such files are called elsewhere; the service knows them by their usual ending.</summary>
    public static IReadOnlyList<string> OtherEndings(FileKind kind) => kind switch
    {
        FileKind.Jpeg => [".jpe", ".jfif"],
        FileKind.Heic => [".heif", ".hif"],
        FileKind.Mp4 => [".m4v"],
        FileKind.Mpeg => [".mpg", ".mpe"],
        FileKind.ThreeGp => [".3gpp"],
        FileKind.Ogg => [".oga", ".opus"],
        _ => [],
    };

    /// <summary>Of a file with this name, which ends as <see cref="FileName.Clean"/> made it.</summary>
    public static string MediaType(FileKind kind, string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        ".odt" => "application/vnd.oasis.opendocument.text",
        ".doc" => "application/msword",
        ".xls" => "application/vnd.ms-excel",
        ".ppt" => "application/vnd.ms-powerpoint",
        ".csv" => "text/csv",
        _ => MediaType(kind),
    };

    public static string MediaType(FileKind kind) => kind switch
    {
        FileKind.Jpeg => "image/jpeg",
        FileKind.Png => "image/png",
        FileKind.Gif => "image/gif",
        FileKind.Heic => "image/heic",
        FileKind.Mp4 => "video/mp4",
        FileKind.Mpeg => "video/mpeg",
        FileKind.ThreeGp => "video/3gpp",
        FileKind.Mp3 => "audio/mpeg",
        FileKind.M4a => "audio/mp4",
        FileKind.Wav => "audio/wav",
        FileKind.Aiff => "audio/aiff",
        FileKind.Ogg => "audio/ogg",
        FileKind.Aac => "audio/aac",
        FileKind.Amr => "audio/amr",
        FileKind.Pdf => "application/pdf",
        FileKind.Zip => "application/zip",
        FileKind.Rar => "application/vnd.rar",
        FileKind.Contact => "text/vcard",
        FileKind.Calendar => "text/calendar",
        FileKind.Text => "text/plain",
        _ => "application/octet-stream",
    };

    private static FileKind? Image(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? FileKind.Png
        : head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) ? FileKind.Gif
        : null;

    private static FileKind? Media(ReadOnlySpan<byte> head) =>
        head.StartsWith("RIFF"u8) && head.Length > 11 && head[8..].StartsWith("WAVE"u8) ? FileKind.Wav
        : head.StartsWith("FORM"u8) && head.Length > 11 && head[8..].StartsWith("AIF"u8) ? FileKind.Aiff
        : head.StartsWith("OggS"u8) ? FileKind.Ogg
        : head.StartsWith("#!AMR"u8) ? FileKind.Amr
        : head.StartsWith("ID3"u8) ? FileKind.Mp3
        : head.StartsWith<byte>([0, 0, 1, 0xBA]) || head.StartsWith<byte>([0, 0, 1, 0xB3]) ? FileKind.Mpeg
        : head.Length > 1 ? Frame(BinaryPrimitives.ReadUInt16BigEndian(head))
        : null;

    // The first bits of an MPEG audio frame: its sync word, version and layer; ADTS uses the layer that MP3 leaves free.
    private static FileKind? Frame(ushort start) =>
        (start & 0xFFF6) == 0xFFF0 ? FileKind.Aac
        : (start & 0xFFE6) == 0xFFE2 ? FileKind.Mp3
        : null;
}
