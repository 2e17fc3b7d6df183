using System.Text;
using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class FileKindsTests
{
    public static TheoryData<string, FileKind> Known => new()
    {
        { "FFD8FFE000104A464946", FileKind.Jpeg },
        { "89504E470D0A1A0A0000000D49484452", FileKind.Png },
        { Hex("GIF89a\x01\x02"), FileKind.Gif },
        { "00000018" + Hex("ftypheic") + "00000000", FileKind.Heic },
        { "00000018" + Hex("ftypisom") + "00000200", FileKind.Mp4 },
        { "00000018" + Hex("ftyp3gp5") + "00000200", FileKind.ThreeGp },
        { "00000018" + Hex("ftypM4A ") + "00000200", FileKind.M4a },
        { "000001BA44000400", FileKind.Mpeg },
        { Hex("ID3") + "0300000000", FileKind.Mp3 },
        { "FFFB9064000000", FileKind.Mp3 },
        { "FFF15080000000", FileKind.Aac },
        { Hex("RIFF") + "24080000" + Hex("WAVEfmt "), FileKind.Wav },
        { Hex("FORM") + "00000100" + Hex("AIFFCOMM"), FileKind.Aiff },
        { Hex("OggS") + "0002", FileKind.Ogg },
        { Hex("#!AMR\n") + "3C", FileKind.Amr },
        { Hex("%PDF-1.7\n"), FileKind.Pdf },
        { "504B0304140006000800" + Hex("[Content_Types].xml"), FileKind.WordOrSheetOrSlides },
        { "504B030414000000" + Hex("mimetypeapplication/vnd.oasis.opendocument.text"), FileKind.WordOrSheetOrSlides },
        { "504B0304140000000800" + Hex("readme.txt"), FileKind.Zip },
        { "D0CF11E0A1B11AE10000", FileKind.OldOffice },
        { Hex("Rar!") + "1A0700", FileKind.Rar },
        { Hex("BEGIN:VCARD\r\nVERSION:3.0"), FileKind.Contact },
        { Hex("BEGIN:VCALENDAR\r\n"), FileKind.Calendar },
        { Hex("name,price\nRetainer,120\n"), FileKind.Text },
        { Hex("Grüße aus der Praxis"), FileKind.Text },
    };

    public static TheoryData<string> Disguised => new(
        Hex("<!DOCTYPE html><script>alert(1)</script>"),
        Hex("\uFEFF \r\n<html>"),
        Hex("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        Hex("<?xml version='1.0'?><svg/>"),
        "4D5A90000300000004000000",
        Hex("MZ is how programs begin"),
        Hex("#!/bin/sh\nrm -rf ~"),
        "7F454C46020101000000",
        "CFFAEDFE07000001",
        "FFFE3C0073006300720069007000",
        "00");

    [Theory]
    [MemberData(nameof(Known))]
    public void A_file_is_what_its_first_bytes_say(string head, FileKind kind) => Assert.Equal(kind, FileKinds.Of(Convert.FromHexString(head)));

    [Theory]
    [MemberData(nameof(Disguised))]
    public void Programs_and_pages_are_no_files_to_send_whatever_they_are_called(string head) => Assert.Null(FileKinds.Of(Convert.FromHexString(head)));

    [Fact]
    public void Nothing_is_no_file() => Assert.Null(FileKinds.Of([]));

    [Fact]
    public void Every_kind_has_a_name_a_media_type_and_endings_of_its_own()
    {
        var kinds = Enum.GetValues<FileKind>();

        Assert.All(kinds, kind => Assert.NotEmpty(FileKinds.Name(kind)));
        Assert.All(kinds, kind => Assert.Contains('/', FileKinds.MediaType(kind)));
        var endings = kinds.SelectMany(FileKinds.Endings).ToList();
        Assert.All(endings, ending => Assert.Matches("^[.][a-z0-9]{3,5}$", ending));
        Assert.Equal(endings.Distinct(), endings);
    }

    private static string Hex(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
