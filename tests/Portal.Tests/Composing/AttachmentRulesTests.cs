using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class AttachmentRulesTests
{
    [Fact]
    public void Each_channel_takes_its_own_kinds()
    {
        Assert.Null(AttachmentRules.Problem(Channel.Sms, "a.png", 1000, FileKind.Png));
        Assert.Equal("a.pdf is a PDF file, which SMS doesn’t take.", AttachmentRules.Problem(Channel.Sms, "a.pdf", 1000, FileKind.Pdf));
        Assert.Null(AttachmentRules.Problem(Channel.Instagram, "a.pdf", 1000, FileKind.Pdf));
        Assert.Equal("a.zip is a packed file, which Facebook doesn’t take.", AttachmentRules.Problem(Channel.Facebook, "a.zip", 1000, FileKind.Zip));
        Assert.All(Enum.GetValues<FileKind>(), kind => Assert.Null(AttachmentRules.Problem(Channel.Email, "a", 1000, kind)));
        Assert.Equal("HighLevel drops files on WhatsApp; send them by email.", AttachmentRules.Problem(Channel.WhatsApp, "a.png", 1000, FileKind.Png));
    }

    [Fact]
    public void A_file_must_hold_something_and_not_too_much_and_be_a_known_one()
    {
        Assert.Equal("a.png is empty.", AttachmentRules.Problem(Channel.Email, "a.png", 0, null));
        Assert.Null(AttachmentRules.Problem(Channel.Email, "a.png", AttachmentRules.LargestFile, FileKind.Png));
        Assert.Equal("a.png has 5.2 MB; a file may have 5 MB.", AttachmentRules.Problem(Channel.Email, "a.png", 5_200_000, FileKind.Png));
        Assert.Equal("a.exe is no file that HighLevel takes.", AttachmentRules.Problem(Channel.Email, "a.exe", 1000, null));
    }

    [Fact]
    public void Files_are_counted_and_weighed_together()
    {
        Assert.Null(AttachmentRules.Problem(Channel.Email, Files(10, 1000)));
        Assert.Equal("Email takes at most 10 files; these are 11.", AttachmentRules.Problem(Channel.Email, Files(11, 1000)));
        Assert.Equal("The files have 6 MB together; SMS takes 5 MB.", AttachmentRules.Problem(Channel.Sms, Files(2, 3_000_000)));
        Assert.Equal("The files have 25 MB together; email takes 20 MB.", AttachmentRules.Problem(Channel.Email, Files(5, 5_000_000)));
        Assert.Null(AttachmentRules.Problem(Channel.WhatsApp, []));
    }

    [Fact]
    public void One_by_address_is_judged_by_its_address()
    {
        Assert.Null(AttachmentRules.Problem(Channel.Sms, [ByAddress("https://files.example.com/a.pdf")]));
        Assert.Equal("The address must begin with https://.", AttachmentRules.Problem(Channel.Email, [ByAddress("http://files.example.com/a.pdf")]));
        Assert.Equal("HighLevel drops files on WhatsApp; send them by email.", AttachmentRules.Problem(Channel.WhatsApp, [ByAddress("https://files.example.com/a.pdf")]));
    }

    [Theory]
    [InlineData(1, "1 KB")]
    [InlineData(1_499, "1 KB")]
    [InlineData(512_000, "512 KB")]
    [InlineData(1_250_000, "1.3 MB")]
    public void Sizes_are_said_as_people_say_them(long bytes, string words) => Assert.Equal(words, AttachmentRules.Size(bytes));

    private static List<Attachment> Files(int count, long size) =>
        [.. Enumerable.Range(1, count).Select(i => new Attachment { Url = $"https://files.example.com/{i}", Name = $"{i}.png", Size = size, Kind = FileKind.Png, IsUploaded = true })];

    private static Attachment ByAddress(string address) => new() { Url = address, Name = "a.pdf" };
}
