using System.Text;
using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("x-ray.png", FileKind.Png, "x-ray.png")]
    [InlineData("Photo.JPEG", FileKind.Jpeg, "Photo.JPEG")]
    [InlineData("Röntgen 1.png", FileKind.Png, "Röntgen 1.png")]
    [InlineData("C:\\Users\\maya\\plan.pdf", FileKind.Pdf, "plan.pdf")]
    [InlineData("../../etc/passwd", FileKind.Text, "passwd.txt")]
    [InlineData("a\r\nSet-Cookie: x.pdf", FileKind.Pdf, "aSet-Cookie_ x.pdf")]
    [InlineData("bill\u202Efdp.exe", FileKind.Pdf, "billfdp.exe.pdf")]
    [InlineData("a\"b<c>.png", FileKind.Png, "a_b_c_.png")]
    [InlineData("...", FileKind.Pdf, "file.pdf")]
    [InlineData("", FileKind.Gif, "file.gif")]
    [InlineData(null, FileKind.Zip, "file.zip")]
    [InlineData("\uD800.png", FileKind.Png, "png.png")]
    public void A_name_is_cleaned(string? given, FileKind kind, string name) => Assert.Equal(name, FileName.Clean(given, kind));

    [Theory]
    [InlineData("setup.exe", FileKind.Text, "setup.exe.txt")]
    [InlineData("page.html", FileKind.Text, "page.html.txt")]
    [InlineData("photo.png", FileKind.Pdf, "photo.png.pdf")]
    [InlineData("table.xlsx", FileKind.WordOrSheetOrSlides, "table.xlsx")]
    public void A_name_ends_as_files_of_its_kind_do(string given, FileKind kind, string name) => Assert.Equal(name, FileName.Clean(given, kind));

    [Fact]
    public void A_long_name_keeps_its_ending_and_whole_letters()
    {
        var name = FileName.Clean(string.Concat(Enumerable.Repeat("😀", 200)) + ".pdf", FileKind.Pdf);

        Assert.InRange(name.Length, FileName.Longest - 1, FileName.Longest);
        Assert.EndsWith("😀.pdf", name, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(name) > 0 && name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar));
        Assert.InRange(FileName.Shown("a." + new string('x', 300)).Length, 1, FileName.Longest);
    }

    [Theory]
    [InlineData("https://files.example.com/plans/price%20list.pdf?x=1", "price list.pdf")]
    [InlineData("https://files.example.com/", "files.example.com")]
    [InlineData("https://files.example.com/a/", "a")]
    public void A_file_by_address_is_called_by_the_end_of_it(string address, string name) => Assert.Equal(name, FileName.OfAddress(new Uri(address)));
}
