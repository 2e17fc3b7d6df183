using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

public sealed class FileContentTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    [Theory]
    [InlineData("clip.MOV", "qt  ", "clip.MOV is a QuickTime video (.mov), which HighLevel doesn’t take. Save it as MP4.")]
    [InlineData("photo.avif", "avif", "photo.avif is an AVIF picture, which HighLevel doesn’t take. Save it as JPEG or PNG.")]
    [InlineData("photo.heif", "mif1miafavif", "photo.heif is an AVIF picture, which HighLevel doesn’t take. Save it as JPEG or PNG.")]
    [InlineData("photo.heif", "mif1miafMiHB", "photo.heif is a HEIF picture that is not HEIC, which HighLevel doesn’t take. Save it as JPEG or PNG.")]
    [InlineData("IMG_1.CR3", "crx isom", "IMG_1.CR3 is a raw picture (.cr3), which HighLevel doesn’t take. Save it as JPEG or PNG.")]
    [InlineData("book.m4b", "M4B isommp42", "book.m4b is an audio book or a protected sound file, which HighLevel doesn’t take. Save it as MP3 or M4A.")]
    [InlineData("old.3g2", "3g2a3g2a", "old.3g2 is a video of an old phone (.3g2), which HighLevel doesn’t take. Save it as MP4.")]
    [InlineData("x.bin", "zzzz", "x.bin is a video or picture of a kind that the portal doesn’t know, which HighLevel doesn’t take. Save it as MP4 or JPEG.")]
    public void A_video_or_picture_that_is_not_listed_is_named_and_never_relabelled(string name, string brands, string problem) =>
        Assert.Equal(problem, Problem(name, Container(brands)));

    [Theory]
    [InlineData("pic.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>", "pic.svg is an SVG drawing, which HighLevel doesn’t take. Save it as PNG.")]
    [InlineData("pic.png", "\uFEFF<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg/>", "pic.png is an SVG drawing, which HighLevel doesn’t take. Save it as PNG.")]
    [InlineData("page.htm", "<!DOCTYPE html><p>Hello", "page.htm is a web page, which HighLevel doesn’t take. Save it as PDF.")]
    [InlineData("data.xml", "<?xml version='1.0'?><rows/>", "data.xml is an XML file, which HighLevel doesn’t take. Pack it as ZIP.")]
    [InlineData("prog.exe", "MZ\u0090\0", "prog.exe is a program, which HighLevel doesn’t take. A program can’t be sent.")]
    [InlineData("invoice.pdf", "MZ\0", "invoice.pdf is a program, which HighLevel doesn’t take. A program can’t be sent.")]
    [InlineData("run", "#!/bin/sh\nls", "run is a program, which HighLevel doesn’t take. A program can’t be sent.")]
    [InlineData("prog", "\u007FELF\0", "prog is a program, which HighLevel doesn’t take. A program can’t be sent.")]
    [InlineData("disk.dmg", "\0\0\0", "disk.dmg is a program, which HighLevel doesn’t take. A program can’t be sent.")]
    [InlineData("what", "\0\0\0", "what is no file that HighLevel takes.")]
    public void A_drawing_a_page_and_a_program_are_named_with_what_would_work(string name, string content, string problem) =>
        Assert.Equal(problem, Problem(name, Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void An_installer_is_not_to_be_saved_as_a_document()
    {
        Assert.Equal("setup.msi is an installer (.msi), which HighLevel doesn’t take. A program can’t be sent.", Problem("setup.msi", Compound("\u4840\u3F3F\u4577")));
        Assert.Equal("setup.msi is a program, which HighLevel doesn’t take. A program can’t be sent.", Problem("setup.msi", Compound("Contents")));
        Assert.Contains("Save it as PDF.", Problem("letter.wps", Compound("Contents")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("photo.heif", "heicmif1heic", "photo.heic")]
    [InlineData("photo.HEIC", "mif1heicmiaf", "photo.HEIC")]
    [InlineData("clip.mp4", "isomiso2avc1", "clip.mp4")]
    [InlineData("clip.m4v", "M4V mp42isom", "clip.mp4")]
    [InlineData("clip", "zzzzmp42", "clip.mp4")]
    [InlineData("clip.3gp", "3gp43gp4", "clip.3gp")]
    [InlineData("song.m4a", "M4A mp42", "song.m4a")]
    public void A_listed_one_goes_out_as_what_it_is(string name, string brands, string sent) => Assert.Equal(sent, Sent(name, [.. Container(brands), .. Movie("vide", "soun")]));

    [Fact]
    public void A_voice_memo_in_a_video_container_stays_a_sound_file() => Assert.Equal("memo.m4a", Sent("memo.m4a", [.. Container("mp42isom"), .. Movie("soun")]));

    [Fact]
    public void A_clip_of_an_old_camera_is_known_without_a_brand() => Assert.Contains("QuickTime", Problem("clip.mov", Box("moov", Box("mvhd", new byte[100]))), StringComparison.Ordinal);

    [Theory]
    [InlineData("letter.docx", Word, "word/document.xml", "letter.docx")]
    [InlineData("table.xlsx", Sheet, "xl/workbook.xml", "table.xlsx")]
    [InlineData("talk.pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", "ppt/presentation.xml", "talk.pptx")]
    [InlineData("table.docx", Sheet, "xl/workbook.xml", "table.docx.xlsx")]
    [InlineData("letter", Word, "word/document.xml", "letter.docx")]
    public void A_document_is_what_its_parts_say_wherever_they_stand(string name, string type, string part, string sent)
    {
        var noise = Noise(20_000);
        var types = $"<Types><Override PartName=\"/{part}\" ContentType=\"{type}\"/></Types>";

        Assert.Equal(sent, Sent(name, Zip(("media/scan.bin", noise), (part, "<x/>"u8.ToArray()), ("[Content_Types].xml", Encoding.UTF8.GetBytes(types)))));
        Assert.Equal(sent, Sent(name, Zip(("media/scan.bin", noise), (part, "<x/>"u8.ToArray())))); // without its list of types
    }

    [Theory]
    [InlineData("wordprocessingml.template.main+xml", "a Word template (.dotx)")]
    [InlineData("presentationml.slideshow.main+xml", "a PowerPoint show (.ppsx)")]
    [InlineData("application/vnd.ms-word.document.macroEnabled.main+xml", "an office document with macros")]
    [InlineData("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "an office document with macros")]
    [InlineData("application/vnd.ms-excel.template.macroEnabledTemplate.main+xml", "an office document with macros")]
    [InlineData("application/vnd.ms-excel.sheet.binary.macroEnabled.main", "a binary workbook (.xlsb)")]
    [InlineData("application/vnd.ms-visio.drawing.main+xml", "a Visio drawing")]
    public void A_document_of_another_form_keeps_its_name_and_is_refused(string type, string what) =>
        Assert.StartsWith($"x.docx is {what}, which HighLevel doesn’t take.", Problem("x.docx", Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes($"<Override ContentType=\"{type}\"/>")))), StringComparison.Ordinal);

    [Fact]
    public void Macros_are_found_whatever_the_document_says_of_itself() => Assert.Contains(
        "macros", Problem("x.docx", Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes(Word)), ("word/document.xml", []), ("word/vbaProject.bin", [1]))), StringComparison.Ordinal);

    [Fact]
    public void A_sheet_that_holds_another_with_macros_is_a_sheet() => Assert.Equal("x.xlsx", Sent("x.xlsx", Zip(
        ("[Content_Types].xml", Encoding.UTF8.GetBytes($"<Default Extension=\"xlsm\" ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.12\"/><Override ContentType=\"{Sheet}\"/>")))));

    [Theory]
    [InlineData("application/vnd.oasis.opendocument.text", null)]
    [InlineData("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument sheet (.ods)")]
    [InlineData("application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation (.odp)")]
    [InlineData("application/vnd.oasis.opendocument.text-template", "an OpenDocument template")]
    [InlineData("application/epub+zip", "an e-book (.epub)")]
    public void An_open_document_or_a_book_says_what_it_is(string type, string? refused)
    {
        var file = Zip(("content.xml", "<x/>"u8.ToArray()), ("mimetype", Encoding.ASCII.GetBytes(type)));

        if (refused is null)
        {
            Assert.Equal("x.odt", Sent("x", file));
        }
        else
        {
            Assert.StartsWith($"x.zip is {refused}", Problem("x.zip", file), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_other_zip_is_a_zip_and_a_program_in_one_is_none()
    {
        Assert.Equal("photos.zip", Sent("photos.zip", Zip(("a.jpg", [1, 2, 3]), ("readme.txt", []))));
        Assert.Contains("is a program", Problem("x.zip", Zip(("META-INF/MANIFEST.MF", []))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WordDocument", "x.doc")]
    [InlineData("Workbook", "x.xls")]
    [InlineData("Book", "x.xls")]
    [InlineData("PowerPoint Document", "x.ppt")]
    public void An_old_document_is_what_its_directory_says(string stream, string sent) => Assert.Equal(sent, Sent("x", Compound("\u0005SummaryInformation", stream, "Data")));

    [Fact]
    public void A_document_with_a_password_keeps_its_ending() => Assert.Equal("table.xlsx", Sent("table.xlsx", Compound("EncryptionInfo", "EncryptedPackage")));

    [Theory]
    [InlineData("__properties_version1.0", "mail.msg is an Outlook message (.msg), which HighLevel doesn’t take. Save it as PDF.")]
    [InlineData("VisioDocument", "mail.msg is a Visio drawing, which HighLevel doesn’t take. Save it as PDF.")]
    [InlineData("Something", "mail.msg is a file of an old Windows program, which HighLevel doesn’t take. Save it as PDF.")]
    public void What_only_looks_like_an_old_document_is_refused(string stream, string problem) => Assert.Equal(problem, Problem("mail.msg", Compound(stream)));

    [Fact]
    public void An_installer_is_refused()
    {
        var file = Compound("Something");
        Convert.FromHexString("84100C0000000000C000000000000046").CopyTo(file, 512 + 80);

        Assert.Equal("x.msi is an installer (.msi), which HighLevel doesn’t take. A program can’t be sent.", Problem("x.msi", file));
    }

    [Theory]
    [InlineData("letter.rtf", @"{\rtf1\ansi Hello}", "a rich text document (.rtf)")]
    [InlineData("mail.eml", "Received: from mx.example.com by mail\r\nSubject: Hi", "a saved email (.eml)")]
    [InlineData("scan.tif", "II*\0", "a TIFF or raw picture")]
    [InlineData("cat.webp", "RIFF\u0001\u0001\u0001\u0001WEBPVP8 ", "a WebP picture")]
    [InlineData("film.avi", "RIFF\u0001\u0001\u0001\u0001AVI LIST", "an AVI video")]
    [InlineData("song.flac", "fLaC\0\0", "a FLAC sound file")]
    [InlineData("all.7z", "7z\u00BC\u00AF\u0027\u001C", "a 7-Zip file")]
    [InlineData("all.tar.gz", "\u001F\u008B\u0008", "a packed file of another kind than ZIP or RAR")]
    public void Other_kinds_are_called_by_their_name(string name, string content, string what) =>
        Assert.StartsWith($"{name} is {what}, which HighLevel doesn’t take.", Problem(name, Encoding.Latin1.GetBytes(content)), StringComparison.Ordinal);

    [Theory]
    [InlineData("Received: 3 boxes")]
    [InlineData("X-ray: left hip")]
    [InlineData("Tis free at last, and moov")]
    [InlineData("BM and so on, a text that begins like a bitmap")]
    public void A_text_that_begins_like_something_else_is_a_text(string text) => Assert.Equal("note.txt", Sent("note.txt", Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void What_only_the_beginning_is_known_of_keeps_its_name_until_the_whole_is_here()
    {
        var file = Zip(("_rels/.rels", new byte[10]), ("media/a.bin", Noise(50_000)), ("word/document.xml", []));

        var beginning = FileContent.Of(file.AsMemory(0, FileKinds.Head));

        Assert.Equal(new FileContent.Listed(FileKind.WordOrSheetOrSlides, IsCertain: false), beginning);
        Assert.Equal("letter.docx", FileName.Of("letter.docx", beginning));
        Assert.Equal("table.xlsx", FileName.Of("table.xlsx", FileContent.Of(Compound("EncryptedPackage").AsMemory(0, 600))));
    }

    [Fact]
    public void A_list_of_types_that_unpacks_to_very_much_is_read_a_little_way()
    {
        var file = Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes(Sheet + new string(' ', 50_000_000))));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("x.xlsx", Sent("x", file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    [Theory]
    [InlineData("ftyp")]
    [InlineData("moov")]
    [InlineData("trak")]
    public void Endless_boxes_end(string box)
    {
        byte[] boxes = [.. Enumerable.Repeat(Box(box, []), 25_000).SelectMany(b => b)];
        byte[] nested = [.. Container("isom"), .. Enumerable.Range(0, 25_000).SelectMany(i => BitConverter.GetBytes(BinaryPrimitives.ReverseEndianness(200_000 - (8 * i))).Concat(Encoding.ASCII.GetBytes(box)))];

        Assert.True(ProcessorTime.Of(() => FileContent.Of(boxes)) < TimeSpan.FromSeconds(1));
        Assert.True(ProcessorTime.Of(() => FileContent.Of(nested)) < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void A_directory_that_leads_in_a_circle_ends()
    {
        var file = Compound("Something");
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(1024), 0); // the directory's sector follows itself

        Assert.True(ProcessorTime.Of(() => FileContent.Of(file)) < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void However_a_file_is_damaged_it_is_something_or_nothing()
    {
        var random = new Random(24);
        byte[][] files = [Compound("WordDocument", "Data"), Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes(Word))), [.. Container("isom"), .. Movie("vide")]];
        for (var i = 0; i < 3000; i++)
        {
            byte[] file = [.. files[i % 3][..random.Next(1, files[i % 3].Length)]];
            for (var k = 0; k < 8; k++)
            {
                file[random.Next(Math.Min(4, file.Length - 1), file.Length)] = (byte)random.Next(256);
            }

            Assert.NotNull(FileContent.Of(file));
        }
    }

    private static string? Problem(string name, byte[] file)
    {
        var content = FileContent.Of(file);
        return AttachmentRules.ProblemOf(Channel.Email, FileName.Of(name, content), file.Length, content);
    }

    private static string Sent(string name, byte[] file)
    {
        Assert.Null(Problem(name, file));
        var listed = Assert.IsType<FileContent.Listed>(FileContent.Of(file));
        return FileName.Clean(name, listed.Kind, listed.Ending);
    }

    private static byte[] Container(string brands) => Box("ftyp", [.. Encoding.ASCII.GetBytes(brands[..4]), 0, 0, 2, 0, .. Encoding.ASCII.GetBytes(brands[4..])]);

    private static byte[] Movie(params string[] tracks) =>
        Box("moov", [.. tracks.SelectMany(track => Box("trak", Box("mdia", Box("hdlr", [0, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(track), 0, 0, 0, 0]))))]);

    private static byte[] Box(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length + 8);
        return [.. length, .. Encoding.ASCII.GetBytes(name), .. content];
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(24).NextBytes(noise);
        return noise;
    }

    private static byte[] Zip(params (string Name, byte[] Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The least such file: a header, the directory in sector 0, the allocation table in sector 1. Each stream is the one before's right neighbour.</summary>
    private static byte[] Compound(params string[] streams)
    {
        var file = new byte[512 * 3];
        Convert.FromHexString("D0CF11E0A1B11AE1").CopyTo(file, 0);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(30), 9);
        file.AsSpan(76, 436).Fill(0xFF);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(76), 1);
        file.AsSpan(1024, 512).Fill(0xFF);
        BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(1024), 0xFFFFFFFE);
        string[] names = ["Root Entry", .. streams];
        for (var i = 0; i < names.Length; i++)
        {
            var entry = file.AsSpan(512 + (i * 128), 128);
            Encoding.Unicode.GetBytes(names[i]).CopyTo(entry);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[64..], (ushort)((names[i].Length + 1) * 2));
            entry.Slice(68, 12).Fill(0xFF);
            if (i == 0)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(entry[76..], 1);
            }
            else if (i + 1 < names.Length)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(entry[72..], (uint)i + 1);
            }
        }

        return file;
    }
}
