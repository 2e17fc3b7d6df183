using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>Files of kinds that the service does not list, known by how they begin.</summary>
internal static partial class UnlistedSignatures
{
    private const string AsPicture = "Save it as JPEG or PNG.";
    private const string AsVideo = "Save it as MP4.";
    private const string AsSound = "Save it as MP3.";
    private const string AsDocument = "Save it as PDF or DOCX.";
    private const string AsZip = "Pack it as ZIP.";

    public static readonly FileContent.Unlisted Program = new("a program", "A program can’t be sent.");
    public static readonly FileContent.Unlisted Installer = new("an installer (.msi)", Program.Advice);

    public static FileContent.Unlisted? Of(ReadOnlySpan<byte> head) => Picture(head) ?? Media(head) ?? Packed(head) ?? (IsProgram(head) ? Program : null);

    public static FileContent.Unlisted? OfText(string text) =>
        text.StartsWith(@"{\rtf", StringComparison.Ordinal) ? new("a rich text document (.rtf)", AsDocument)
        : text.StartsWith("%!PS", StringComparison.Ordinal) ? new("a PostScript drawing", "Save it as PDF.")
        : EmailHead().IsMatch(text) ? new("a saved email (.eml)", "Save it as PDF.")
        : null;

    /// <summary>A page or a drawing in XML can run scripts, whatever it is called; null for other text between such brackets.</summary>
    public static FileContent.Unlisted? OfMarkup(string text) =>
        Svg().IsMatch(text) ? new("an SVG drawing", "Save it as PNG.")
        : Page().IsMatch(text) ? new("a web page", "Save it as PDF.")
        : text.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? new("an XML file", AsZip)
        : null;

    // For Windows, Linux and macOS, for Java and Android, scripts with their interpreter, and links to programs.
    private static bool IsProgram(ReadOnlySpan<byte> head) =>
        head.StartsWith("MZ"u8) || head.StartsWith("\u007FELF"u8) || head.StartsWith<byte>([0xCA, 0xFE, 0xBA, 0xBE]) || head.StartsWith("dex\n"u8)
        || head.StartsWith<byte>([0xCE, 0xFA, 0xED, 0xFE]) || head.StartsWith<byte>([0xCF, 0xFA, 0xED, 0xFE]) || head.StartsWith<byte>([0xFE, 0xED, 0xFA, 0xCE]) || head.StartsWith<byte>([0xFE, 0xED, 0xFA, 0xCF])
        || (head.StartsWith("#!"u8) && !head.StartsWith("#!AMR"u8))
        || head.StartsWith<byte>([0x4C, 0, 0, 0, 1, 0x14, 2, 0]);

    private static FileContent.Unlisted? Picture(ReadOnlySpan<byte> head) =>
        head.StartsWith("II*\0"u8) || head.StartsWith("MM\0*"u8) ? new("a TIFF or raw picture", AsPicture)
        : head.StartsWith("IIU\0"u8) || head.StartsWith("IIRO"u8) || head.StartsWith("FUJIFILMCCD-RAW"u8) ? new("a raw picture", AsPicture)
        : head.StartsWith("RIFF"u8) && At(head, 8, "WEBP"u8) ? new("a WebP picture", AsPicture)
        : head.StartsWith("BM"u8) && head.Length > 18 && BinaryPrimitives.ReadUInt32LittleEndian(head[14..]) is 12 or 40 or 52 or 56 or 108 or 124 ? new("a bitmap (.bmp)", AsPicture)
        : head.StartsWith("8BPS"u8) ? new("a Photoshop picture", AsPicture)
        : head.StartsWith<byte>([0, 0, 1, 0]) ? new("an icon (.ico)", AsPicture)
        : head.StartsWith<byte>([0xFF, 0x0A]) || At(head, 4, "JXL "u8) ? new("a JPEG XL picture", AsPicture)
        : At(head, 4, "jP  "u8) ? new("a JPEG 2000 picture", AsPicture)
        : null;

    private static FileContent.Unlisted? Media(ReadOnlySpan<byte> head) =>
        head.StartsWith("RIFF"u8) && At(head, 8, "AVI "u8) ? new("an AVI video", AsVideo)
        : head.StartsWith<byte>([0x1A, 0x45, 0xDF, 0xA3]) ? new("a WebM or Matroska video", AsVideo)
        : head.StartsWith("FLV\x01"u8) ? new("a Flash video", AsVideo)
        : head.StartsWith<byte>([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11]) ? new("a Windows Media file", "Save it as MP4 or MP3.")
        : head.StartsWith("G"u8) && At(head, 188, "G"u8) && At(head, 376, "G"u8) && !FileKinds.LooksLikeText(head) ? new("a video stream (.ts)", AsVideo)
        : head.StartsWith("OggS"u8) && At(head, 28, [0x80, .. "theora"u8]) ? new("an Ogg video", AsVideo)
        : head.StartsWith("fLaC"u8) ? new("a FLAC sound file", AsSound)
        : head.StartsWith("MThd"u8) ? new("a MIDI file", AsSound)
        : null;

    private static FileContent.Unlisted? Packed(ReadOnlySpan<byte> head) =>
        head.StartsWith<byte>([(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C]) ? new("a 7-Zip file", AsZip)
        : head.StartsWith<byte>([0x1F, 0x8B]) || head.StartsWith<byte>([0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0]) || head.StartsWith("BZh"u8) && At(head, 4, "1AY&SY"u8) || At(head, 257, "ustar"u8)
            ? new("a packed file of another kind than ZIP or RAR", AsZip)
        : null;

    private static bool At(ReadOnlySpan<byte> head, int at, ReadOnlySpan<byte> mark) => head.Length > at && head[at..].StartsWith(mark);

    [GeneratedRegex(@"^(?:<\?xml[^>]*>|<!--[^>]*>|<!doctype svg[^>]*>|\s)*<(?:svg:)?svg\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Svg();

    [GeneratedRegex(@"^(?:<\?xml[^>]*>|<!--[^>]*>|\s)*<(?:!doctype html|html|head|body|script|title|meta)\b", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Page();

    // The fields that only a mail's head begins with.
    [GeneratedRegex(
        @"^(?:received: (?:from|by) |return-path: ?<|delivered-to: ?\S+@|mime-version: ?1|message-id: ?<|dkim-signature: ?v=)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EmailHead();
}
