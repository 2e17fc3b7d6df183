using System.Buffers.Binary;

namespace Portal.Services.Composing;

/// <summary>Files in the container of ISO/IEC 14496-12, and QuickTime's from which it was made: boxes with a length and a name, the first of which says the brand.</summary>
internal static class MediaContainer
{
    private const int MostBoxes = 1000;

    private static readonly HashSet<string> Heic = ["heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs"];
    private static readonly HashSet<string> Avif = ["avif", "avis"];
    private static readonly HashSet<string> OldQuickTime = ["moov", "mdat", "wide", "free", "skip", "pnot"];

    private static readonly HashSet<string> Video =
        ["isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "mp71", "avc1", "mmp4", "MSNV", "dash", "M4V ", "M4VH", "M4VP", "XAVC", "ndsc", "ndsm", "NDAS"];

    /// <summary>Null for what is no such container.</summary>
    public static FileContent? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < 12)
        {
            return null;
        }

        var name = Name(file[4..]);
        return name == "ftyp" ? OfBrands(file, Brands(file))
            : OldQuickTime.Contains(name) && file[0] == 0 ? QuickTime // its length; a text that begins so has no such byte
            : null;
    }

    private static FileContent.Unlisted QuickTime => new("a QuickTime video (.mov)", "Save it as MP4.");

    private static FileContent OfBrands(ReadOnlySpan<byte> file, List<string> brands) => brands[0] switch
    {
        "qt  " => QuickTime,
        "crx " => new FileContent.Unlisted("a raw picture (.cr3)", "Save it as JPEG or PNG."),
        "M4A " => new FileContent.Listed(FileKind.M4a),
        "M4B " or "M4P " or "aax " => new FileContent.Unlisted("an audio book or a protected sound file", "Save it as MP3 or M4A."),
        "F4V " or "F4P " or "F4A " or "F4B " => new FileContent.Unlisted("a Flash video", "Save it as MP4."),
        "mjp2" => new FileContent.Unlisted("a JPEG 2000 video", "Save it as MP4."),
        ['3', 'g', '2', _] => new FileContent.Unlisted("a video of an old phone (.3g2)", "Save it as MP4."),
        ['3', 'g', _, _] => new FileContent.Listed(FileKind.ThreeGp),
        var brand when Heic.Contains(brand) => new FileContent.Listed(FileKind.Heic),
        var brand when Avif.Contains(brand) => AvifPicture,
        "mif1" or "mif2" or "msf1" or "miaf" or "heif" => OfPicture(brands),
        var brand when Video.Contains(brand) || brands.Exists(Video.Contains) => OfTracks(file),
        _ => new FileContent.Unlisted("a video or picture of a kind that the portal doesn’t know", "Save it as MP4 or JPEG."),
    };

    private static FileContent.Unlisted AvifPicture => new("an AVIF picture", "Save it as JPEG or PNG.");

    // The first brand only says that it is a picture; how it is coded, and so who can open it, stands among the others.
    private static FileContent OfPicture(List<string> brands) =>
        brands.Exists(Avif.Contains) ? AvifPicture
        : brands.Exists(Heic.Contains) ? new FileContent.Listed(FileKind.Heic)
        : new FileContent.Unlisted("a HEIF picture that is not HEIC", "Save it as JPEG or PNG.");

    private static List<string> Brands(ReadOnlySpan<byte> file)
    {
        var brands = new List<string> { Name(file[8..]) };
        var end = (int)Math.Min(Math.Min(BinaryPrimitives.ReadUInt32BigEndian(file), 16 + (4 * MostBoxes)), file.Length);
        for (var at = 16; at + 4 <= end; at += 4)
        {
            brands.Add(Name(file[at..]));
        }

        return brands;
    }

    // A voice memo may come in a video's container, and its tracks may stand at the end of it.
    private static FileContent.Listed OfTracks(ReadOnlySpan<byte> file)
    {
        var tracks = new List<string>();
        var boxes = 0;
        FindTracks(file, tracks, ref boxes, depth: 0);
        return new FileContent.Listed(tracks.Contains("soun") && !tracks.Contains("vide") ? FileKind.M4a : FileKind.Mp4, IsCertain: tracks.Count > 0);
    }

    private static void FindTracks(ReadOnlySpan<byte> boxesOf, List<string> tracks, ref int boxes, int depth)
    {
        while (boxesOf.Length >= 8 && boxes++ < MostBoxes)
        {
            var (header, length) = Length(boxesOf);
            if (length < header)
            {
                return;
            }

            var content = boxesOf[header..(int)Math.Min(length, boxesOf.Length)];
            switch (Name(boxesOf[4..]))
            {
                case "moov" or "trak" or "mdia" when depth < 4: FindTracks(content, tracks, ref boxes, depth + 1); break;
                case "hdlr" when content.Length >= 12: tracks.Add(Name(content[8..])); break;
            }

            boxesOf = boxesOf[(int)Math.Min(length, boxesOf.Length)..];
        }
    }

    private static (int Header, long Length) Length(ReadOnlySpan<byte> box) => BinaryPrimitives.ReadUInt32BigEndian(box) switch
    {
        0 => (8, box.Length),
        1 when box.Length >= 16 => (16, (long)Math.Min(BinaryPrimitives.ReadUInt64BigEndian(box[8..]), long.MaxValue)),
        var length => (8, length),
    };

    private static string Name(ReadOnlySpan<byte> bytes) => string.Create(4, bytes[..4].ToArray(), (name, four) =>
    {
        for (var i = 0; i < 4; i++)
        {
            name[i] = (char)four[i];
        }
    });
}
