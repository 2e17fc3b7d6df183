using System.IO.Compression;
using System.Text;

namespace Portal.Services.Composing;

/// <summary>Files in a zip: office documents among them, wherever in it the parts stand that say so.</summary>
internal static class ZipContent
{
    private const string Types = "[Content_Types].xml";
    private const string AsDocument = "Save it as PDF or DOCX.";
    private const int MostOfTypes = 256 * 1024; // what it unpacks to can be any size
    private const int MostOfMimeType = 100;

    private static readonly FileContent WithMacros = new FileContent.Unlisted("an office document with macros", "Save it without macros, as DOCX, XLSX or PPTX.");

    // What a package's main part is, as its list of types calls it.
    private static readonly (string Type, FileContent Content)[] Packages =
    [
        ("sheet.binary.macroEnabled.main", new FileContent.Unlisted("a binary workbook (.xlsb)", "Save it as XLSX.")),
        (".macroEnabled.main", WithMacros),
        (".macroEnabledTemplate.main", WithMacros),
        ("wordprocessingml.template.main", new FileContent.Unlisted("a Word template (.dotx)", "Save it as DOCX.")),
        ("spreadsheetml.template.main", new FileContent.Unlisted("an Excel template (.xltx)", "Save it as XLSX.")),
        ("presentationml.template.main", new FileContent.Unlisted("a PowerPoint template (.potx)", "Save it as PPTX.")),
        ("presentationml.slideshow.main", new FileContent.Unlisted("a PowerPoint show (.ppsx)", "Save it as PPTX.")),
        ("wordprocessingml.document.main", new FileContent.Listed(FileKind.WordOrSheetOrSlides, ".docx")),
        ("spreadsheetml.sheet.main", new FileContent.Listed(FileKind.WordOrSheetOrSlides, ".xlsx")),
        ("presentationml.presentation.main", new FileContent.Listed(FileKind.WordOrSheetOrSlides, ".pptx")),
        ("ms-visio.drawing.main", new FileContent.Unlisted("a Visio drawing", "Save it as PDF.")),
        ("fixeddocumentsequence+xml", new FileContent.Unlisted("an XPS document", "Save it as PDF.")),
    ];

    // Where the list of types can't be read, or is not there: parts that only such files have.
    private static readonly (string Part, FileContent Content)[] Parts =
    [
        ("word/document.xml", new FileContent.Listed(FileKind.WordOrSheetOrSlides, ".docx")),
        ("xl/workbook.xml", new FileContent.Listed(FileKind.WordOrSheetOrSlides, ".xlsx")),
        ("xl/workbook.bin", new FileContent.Unlisted("a binary workbook (.xlsb)", "Save it as XLSX.")),
        ("ppt/presentation.xml", new FileContent.Listed(FileKind.WordOrSheetOrSlides, ".pptx")),
        ("AndroidManifest.xml", UnlistedSignatures.Program),
        ("META-INF/MANIFEST.MF", UnlistedSignatures.Program),
        ("Index/Document.iwa", new FileContent.Unlisted("an Apple Pages, Numbers or Keynote document", AsDocument)),
        ("Index.zip", new FileContent.Unlisted("an Apple Pages, Numbers or Keynote document", AsDocument)),
    ];

    private static readonly (string Type, FileContent Content)[] MimeTypes =
    [
        ("application/vnd.oasis.opendocument.text-", new FileContent.Unlisted("an OpenDocument template", "Save it as ODT, DOCX or PDF.")),
        ("application/vnd.oasis.opendocument.text", new FileContent.Listed(FileKind.WordOrSheetOrSlides, ".odt")),
        ("application/vnd.oasis.opendocument.spreadsheet", new FileContent.Unlisted("an OpenDocument sheet (.ods)", "Save it as XLSX or PDF.")),
        ("application/vnd.oasis.opendocument.presentation", new FileContent.Unlisted("an OpenDocument presentation (.odp)", "Save it as PPTX or PDF.")),
        ("application/vnd.oasis.opendocument", new FileContent.Unlisted("an OpenDocument drawing", "Save it as PDF.")),
        ("application/epub+zip", new FileContent.Unlisted("an e-book (.epub)", "Pack it as ZIP, or save it as PDF.")),
    ];

    // How parts of office documents are called, by which the beginning of one is told from any zip.
    private static readonly string[] OfficeParts = [Types, "_rels/", "docProps/", "customXml/", "word/", "xl/", "ppt/"];

    /// <summary>Null for what is no zip.</summary>
    public static FileContent? Of(ReadOnlyMemory<byte> file)
    {
        if (!file.Span.StartsWith<byte>([(byte)'P', (byte)'K', 3, 4]) && !file.Span.StartsWith<byte>([(byte)'P', (byte)'K', 5, 6]))
        {
            return null;
        }

        try
        {
            using var zip = new ZipArchive(new MemoryStream(file.ToArray(), writable: false), ZipArchiveMode.Read);
            return OfWhole(zip);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return OfBeginning(file.Span[..Math.Min(file.Length, FileKinds.Head)]);
        }
    }

    private static FileContent OfWhole(ZipArchive zip)
    {
        var names = zip.Entries.Select(entry => entry.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (names.Contains("word/vbaProject.bin") || names.Contains("xl/vbaProject.bin") || names.Contains("ppt/vbaProject.bin"))
        {
            return WithMacros;
        }

        var type = Text(zip, "mimetype", MostOfMimeType);
        var types = Text(zip, Types, MostOfTypes);
        return First(MimeTypes, known => type.StartsWith(known, StringComparison.Ordinal))
            ?? First(Packages, known => types.Contains(known, StringComparison.OrdinalIgnoreCase))
            ?? First(Parts, names.Contains)
            ?? new FileContent.Listed(FileKind.Zip);
    }

    // A browser first shows only how a file begins.
    private static FileContent OfBeginning(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head);
        return First(MimeTypes, known => text.Contains("mimetype" + known, StringComparison.Ordinal))
            ?? (OfficeParts.Any(part => text.Contains(part, StringComparison.Ordinal)) ? new FileContent.Listed(FileKind.WordOrSheetOrSlides, IsCertain: false) : new FileContent.Listed(FileKind.Zip, IsCertain: false));
    }

    private static FileContent? First((string Key, FileContent Content)[] known, Func<string, bool> fits) => Array.Find(known, entry => fits(entry.Key)).Content;

    private static string Text(ZipArchive zip, string name, int most)
    {
        if (zip.Entries.FirstOrDefault(entry => entry.FullName.Equals(name, StringComparison.OrdinalIgnoreCase)) is not { } part)
        {
            return string.Empty;
        }

        try
        {
            using var content = part.Open();
            var bytes = new byte[most];
            return Encoding.UTF8.GetString(bytes, 0, content.ReadAtLeast(bytes, most, throwOnEndOfStream: false));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or NotSupportedException)
        {
            return string.Empty; // damaged, or packed in a way that isn't known
        }
    }
}
