using Bunit;
using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Composing;

/// <summary>How files are brought: what the browser tells of them, and what the author sees of it.</summary>
public sealed class AttachmentFieldsTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_file_is_brought_shown_and_kept_with_the_draft()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        var id = files.NextId();
        Assert.Equal("compose/files?contactId=contact1&channel=Email", await files.ChooseAsync(id, "x-ray.png", 1_250_000, DialogFiles.Png));

        await files.TellAsync(fields => fields.Progressed(id, 42));
        Assert.Equal("42", compose.Dialog.Find("progress").GetAttribute("value"));
        Assert.Equal("Uploading x-ray.png", compose.Dialog.Find("progress").GetAttribute("aria-label"));
        Assert.Equal(["x-ray.png42 % of 1.3 MBCancel"], files.Rows);

        await files.UploadedAsync(id, "x-ray.png", 1_250_000, FileKind.Png);
        Assert.Equal(["x-ray.png1.3 MB, PNG pictureRemove"], files.Rows);
        Assert.Equal("x-ray.png is attached.", files.Said);

        compose.WaitUntilSaved();
        await compose.CloseAsync();
        await compose.OpenAsync();
        Assert.Equal(["x-ray.png1.3 MB, PNG pictureRemove"], files.Rows);
    }

    [Fact]
    public async Task What_can_not_go_is_said_before_a_byte_is_brought()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Sms);
        var files = new DialogFiles(Pages, compose);

        Assert.Null(await files.ChooseAsync(files.NextId(), "setup.png", 1000, "MZ\0"u8.ToArray()));
        Assert.Null(await files.ChooseAsync(files.NextId(), "big.png", 5_200_000, DialogFiles.Png));
        Assert.Null(await files.ChooseAsync(files.NextId(), "plan.pdf", 1000, DialogFiles.Pdf));
        Assert.Null(await files.ChooseAsync(files.NextId(), "nothing.png", 0, []));

        Assert.Equal(
            [
                "setup.pngNot attached. setup.png is a program, which HighLevel doesn’t take. A program can’t be sent.Remove",
                "big.pngNot attached. big.png has 5.2 MB; a file may have 5 MB.Remove",
                "plan.pdfNot attached. plan.pdf is a PDF file, which SMS doesn’t take.Remove",
                "nothing.pngNot attached. nothing.png is empty.Remove",
            ],
            files.Rows);
        Assert.Equal("nothing.png is not attached. nothing.png is empty.", files.Said);
    }

    [Fact]
    public async Task A_refused_file_stays_refused_when_the_browser_asks_again()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Sms);
        var files = new DialogFiles(Pages, compose);
        var (taken, refused) = (files.NextId(), files.NextId());
        await files.ChooseAsync(taken, "a.png", 3_000_000, DialogFiles.Png);
        await files.ChooseAsync(refused, "b.png", 3_000_000, DialogFiles.Png);

        Assert.NotNull(await files.ChooseAsync(taken, "a.png", 3_000_000, DialogFiles.Png));
        Assert.Null(await files.ChooseAsync(refused, "b.png", 3_000_000, DialogFiles.Png));
    }

    [Fact]
    public async Task The_browser_keeps_a_file_until_its_token_was_taken()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        var id = files.NextId();
        await files.ChooseAsync(id, "x-ray.png", 1000, DialogFiles.Png);

        Assert.False(await files.UploadedAsync(id, Some.Manager(), "x-ray.png", 1000, FileKind.Png));
        Assert.Contains("The upload is no longer valid. Try again.", files.Rows[0], StringComparison.Ordinal);
        Assert.True(await files.UploadedAsync(id, "x-ray.png", 1000, FileKind.Png));
        Assert.Equal(["x-ray.png1 KB, PNG pictureRemove"], files.Rows);
    }

    [Fact]
    public async Task Files_on_their_way_count_with_those_that_are_attached()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Sms);
        var files = new DialogFiles(Pages, compose);
        Assert.NotNull(await files.ChooseAsync(files.NextId(), "a.png", 3_000_000, DialogFiles.Png));

        Assert.Null(await files.ChooseAsync(files.NextId(), "b.png", 3_000_000, DialogFiles.Png));

        Assert.Contains("The files have 6 MB together; SMS takes 5 MB.", files.Rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_file_is_tried_again_and_a_running_one_cancelled()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        var id = files.NextId();
        await files.ChooseAsync(id, "plan.pdf", 1000, DialogFiles.Pdf);
        await files.TellAsync(fields => fields.FailedAsync(id, "The connection was lost.", true));

        await compose.PressAsync("Retry");
        Assert.Equal(["plan.pdf0 % of 1 KBCancel"], files.Rows);

        await compose.PressAsync("Cancel");
        Assert.Empty(files.Rows);
        await files.UploadedAsync(id, "plan.pdf", 1000, FileKind.Pdf);
        Assert.Empty(files.Rows);
    }

    [Fact]
    public async Task A_token_of_somebody_else_attaches_nothing()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        var id = files.NextId();
        await files.ChooseAsync(id, "plan.pdf", 1000, DialogFiles.Pdf);
        var foreign = files.Token(Pages.Caller with { LocationId = Some.OtherLocation }, "plan.pdf", 1000, FileKind.Pdf);

        await files.TellAsync(fields => fields.UploadedAsync(id, foreign));

        Assert.Equal(["plan.pdfNot attached. The upload is no longer valid. Try again.RetryRemove"], files.Rows);
    }

    [Fact]
    public async Task A_file_that_has_to_wait_says_so_until_it_is_brought()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        var id = files.NextId();
        await files.ChooseAsync(id, "plan.pdf", 1000, DialogFiles.Pdf);

        await files.TellAsync(fields => fields.Waits(id, "Waiting: 4 other files of yours are being uploaded."));
        Assert.Equal(["plan.pdfWaiting: 4 other files of yours are being uploaded.Cancel"], files.Rows);

        await files.TellAsync(fields => fields.Progressed(id, 10));
        Assert.Equal(["plan.pdf10 % of 1 KBCancel"], files.Rows);
    }

    [Fact]
    public async Task Closing_says_that_a_file_was_not_brought()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        await files.ChooseAsync(files.NextId(), "plan.pdf", 1000, DialogFiles.Pdf);

        await compose.CloseAsync();

        Assert.Contains(compose.Toasts, toast => toast.Text == "A file was still being uploaded. It is not attached.");
    }
}
