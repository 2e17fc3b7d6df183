using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Tests.Support;
using Portal.Web.Features.Composing;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Composing;

public sealed class AttachmentFieldsTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1A\n"u8, 0];
    private static readonly byte[] Pdf = [.. "%PDF-1.7"u8];

    private SignedInPages? _pages;
    private int _lastId;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_file_is_brought_shown_and_kept_with_the_draft()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var id = NextId();
        Assert.Equal("compose/files?contactId=contact1&channel=Email", await ChooseAsync(compose, id, "x-ray.png", 1_250_000, Png));

        await FieldsOf(compose).InvokeAsync(() => Fields(compose).Progressed(id, 42));
        Assert.Equal("42", compose.Dialog.Find("progress").GetAttribute("value"));
        Assert.Equal("Uploading x-ray.png", compose.Dialog.Find("progress").GetAttribute("aria-label"));
        Assert.Equal(["x-ray.png42 % of 1.3 MBCancel"], Rows(compose));

        await UploadedAsync(compose, id, "x-ray.png", 1_250_000, FileKind.Png);
        Assert.Equal(["x-ray.png1.3 MB, PNG pictureRemove"], Rows(compose));
        Assert.Equal("x-ray.png is attached.", Said(compose));

        compose.WaitUntilSaved();
        await compose.CloseAsync();
        await compose.OpenAsync();
        Assert.Equal(["x-ray.png1.3 MB, PNG pictureRemove"], Rows(compose));
    }

    [Fact]
    public async Task What_can_not_go_is_said_before_a_byte_is_brought()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Sms);

        Assert.Null(await ChooseAsync(compose, NextId(), "setup.png", 1000, "MZ\0"u8.ToArray()));
        Assert.Null(await ChooseAsync(compose, NextId(), "big.png", 5_200_000, Png));
        Assert.Null(await ChooseAsync(compose, NextId(), "plan.pdf", 1000, Pdf));
        Assert.Null(await ChooseAsync(compose, NextId(), "nothing.png", 0, []));

        Assert.Equal(
            [
                "setup.pngNot attached. setup.png is no file that HighLevel takes.Remove",
                "big.pngNot attached. big.png has 5.2 MB; a file may have 5 MB.Remove",
                "plan.pdfNot attached. plan.pdf is a PDF file, which SMS doesn’t take.Remove",
                "nothing.pngNot attached. nothing.png is empty.Remove",
            ],
            Rows(compose));
        Assert.Equal("nothing.png is not attached. nothing.png is empty.", Said(compose));
    }

    [Fact]
    public async Task Files_on_their_way_count_with_those_that_are_attached()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Sms);
        Assert.NotNull(await ChooseAsync(compose, NextId(), "a.png", 3_000_000, Png));

        Assert.Null(await ChooseAsync(compose, NextId(), "b.png", 3_000_000, Png));

        Assert.Contains("The files have 6 MB together; SMS takes 5 MB.", Rows(compose)[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_sent_while_a_file_is_on_its_way()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var id = NextId();
        await compose.TypeAsync("Here is the plan.", "Plan");
        await ChooseAsync(compose, id, "plan.pdf", 1000, Pdf);

        await compose.SendAsync();

        Assert.True(compose.IsOpen);
        Assert.Empty(await compose.MessagesAsync());
        Assert.Equal("true", compose.SendButton.GetAttribute("aria-disabled"));
        Assert.Equal("A file is still being uploaded.", compose.Dialog.Find("[role=alert]").TextContent.Trim());

        await UploadedAsync(compose, id, "plan.pdf", 1000, FileKind.Pdf);
        Assert.Empty(compose.Dialog.FindAll("[role=alert]"));
        await compose.SendAsync();
        Assert.Equal("plan.pdf", Assert.Single(Assert.Single(await compose.MessagesAsync()).Content.Attachments).Name);
    }

    [Fact]
    public async Task A_file_that_failed_is_told_before_the_message_goes_without_it()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var id = NextId();
        await compose.TypeAsync("Hello.", "Plan");
        await ChooseAsync(compose, id, "plan.pdf", 1000, Pdf);
        await FieldsOf(compose).InvokeAsync(() => Fields(compose).FailedAsync(id, "The connection was lost.", true));
        Assert.Equal(["plan.pdfNot attached. The connection was lost.RetryRemove"], Rows(compose));

        await compose.SendAsync();
        Assert.Contains("plan.pdf is not attached.", compose.Dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(await compose.MessagesAsync());

        await compose.SendAsync();
        Assert.Empty(Assert.Single(await compose.MessagesAsync()).Content.Attachments);
    }

    [Fact]
    public async Task A_failed_file_is_tried_again_and_a_running_one_cancelled()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var id = NextId();
        await ChooseAsync(compose, id, "plan.pdf", 1000, Pdf);
        await FieldsOf(compose).InvokeAsync(() => Fields(compose).FailedAsync(id, "The connection was lost.", true));

        await compose.PressAsync("Retry");
        Assert.Equal(["plan.pdf0 % of 1 KBCancel"], Rows(compose));

        await compose.PressAsync("Cancel");
        Assert.Empty(Rows(compose));
        await UploadedAsync(compose, id, "plan.pdf", 1000, FileKind.Pdf);
        Assert.Empty(Rows(compose));
    }

    [Fact]
    public async Task A_file_belongs_to_the_text_it_was_begun_in_and_another_channel_says_what_it_does_not_take()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var id = NextId();
        await compose.TypeAsync("The plan.", "Plan");
        await ChooseAsync(compose, id, "plan.pdf", 1000, Pdf);
        await compose.SwitchAsync(Channel.Facebook);
        Assert.Empty(Rows(compose));

        await UploadedAsync(compose, id, "plan.pdf", 1000, FileKind.Pdf);
        Assert.Empty(Rows(compose));
        Assert.Equal("plan.pdf is attached to the text for email.", Said(compose));
        await compose.SwitchAsync(Channel.Email);
        Assert.Equal(["plan.pdf1 KB, PDF fileRemove"], Rows(compose));

        await compose.SwitchAsync(Channel.Sms);
        Assert.Equal("plan.pdf is a PDF file, which SMS doesn’t take.", compose.Dialog.Find("#compose-files-problem").TextContent);
        await compose.SendAsync();
        Assert.Contains("plan.pdf is a PDF file, which SMS doesn’t take.", compose.Dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);

        await compose.PressAsync("Remove");
        Assert.Empty(compose.Dialog.FindAll("#compose-files-problem"));
    }

    [Fact]
    public async Task A_token_of_somebody_else_attaches_nothing()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var id = NextId();
        await ChooseAsync(compose, id, "plan.pdf", 1000, Pdf);
        var foreign = Tokens.Make(Pages.Caller with { LocationId = Some.OtherLocation }, File("plan.pdf", 1000, FileKind.Pdf));

        await FieldsOf(compose).InvokeAsync(() => Fields(compose).UploadedAsync(id, foreign));

        Assert.Equal(["plan.pdfNot attached. The upload is no longer valid. Try again.RetryRemove"], Rows(compose));
    }

    [Fact]
    public async Task A_file_is_added_by_its_address_when_everybody_can_reach_it()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.PressAsync("Add by address");
        await AddressAsync(compose, "https://10.0.0.1/plan.pdf");
        Assert.Equal("The address must be one that everybody can reach.", compose.Dialog.Find("#compose-file-address-problem").TextContent);
        Assert.Equal("true", compose.Dialog.Find("#compose-file-address").GetAttribute("aria-invalid"));

        await AddressAsync(compose, "https://files.example.com/plans/floor%20plan.pdf");

        Assert.Equal(["floor plan.pdfat files.example.comRemove"], Rows(compose));
        Assert.Empty(compose.Dialog.FindAll("#compose-file-address"));
        compose.WaitUntilSaved();
        var draft = Assert.Single(await Pages.Services.GetRequiredService<DraftService>().OfContactAsync(Pages.Caller, ComposeFixture.Ana.Id, TestContext.Current.CancellationToken));
        Assert.Equal("https://files.example.com/plans/floor%20plan.pdf", Assert.Single(draft.Content.Attachments).Url);
    }

    [Fact]
    public async Task A_channel_that_takes_no_files_offers_none()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.WhatsApp);

        Assert.True(compose.Dialog.Find(".ways").HasAttribute("hidden"));
        Assert.Contains("WhatsApp takes no files.", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_stand_in_the_order_in_which_they_were_chosen_whichever_comes_first()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var (first, second) = (NextId(), NextId());
        await ChooseAsync(compose, first, "first.png", 1000, Png);
        await ChooseAsync(compose, second, "second.pdf", 1000, Pdf);
        await compose.PressAsync("Add by address");
        await AddressAsync(compose, "https://files.example.com/third.pdf");

        await UploadedAsync(compose, second, "second.pdf", 1000, FileKind.Pdf);
        Assert.Equal(["first.png", "second.pdf", "third.pdf"], compose.Dialog.FindAll(".file [title]").Select(name => name.GetAttribute("title")));
        await UploadedAsync(compose, first, "first.png", 1000, FileKind.Png);

        compose.WaitUntilSaved();
        var draft = Assert.Single(await Pages.Services.GetRequiredService<DraftService>().OfContactAsync(Pages.Caller, ComposeFixture.Ana.Id, TestContext.Current.CancellationToken));
        Assert.Equal(["first.png", "second.pdf", "third.pdf"], draft.Content.Attachments.Select(a => a.Name));
    }

    [Fact]
    public async Task A_file_that_has_to_wait_says_so_until_it_is_brought()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var id = NextId();
        await ChooseAsync(compose, id, "plan.pdf", 1000, Pdf);

        await FieldsOf(compose).InvokeAsync(() => Fields(compose).Waits(id, "Waiting: 4 other files of yours are being uploaded."));
        Assert.Equal(["plan.pdfWaiting: 4 other files of yours are being uploaded.Cancel"], Rows(compose));

        await FieldsOf(compose).InvokeAsync(() => Fields(compose).Progressed(id, 10));
        Assert.Equal(["plan.pdf10 % of 1 KBCancel"], Rows(compose));
    }

    [Fact]
    public async Task Closing_says_that_a_file_was_not_brought()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await ChooseAsync(compose, NextId(), "plan.pdf", 1000, Pdf);

        await compose.CloseAsync();

        Assert.Contains(compose.Toasts, toast => toast.Text == "A file was still being uploaded. It is not attached.");
    }

    private AttachmentTokens Tokens => Pages.Services.GetRequiredService<AttachmentTokens>();

    private static IRenderedComponent<AttachmentFields> FieldsOf(ComposeFixture compose) => compose.Dialog.FindComponent<AttachmentFields>();

    private static AttachmentFields Fields(ComposeFixture compose) => FieldsOf(compose).Instance;

    private static Attachment File(string name, long size, FileKind kind) => new() { Url = $"https://files.example/{name}", Name = name, Size = size, Kind = kind, IsUploaded = true };

    private static IReadOnlyList<string> Rows(ComposeFixture compose) => [.. compose.Dialog.FindAll(".file").Select(row => row.TextContent.ReplaceLineEndings(string.Empty).Trim()).Select(Squeezed)];

    private static string Squeezed(string text) => System.Text.RegularExpressions.Regex.Replace(text, " {2,}", string.Empty);

    private static string Said(ComposeFixture compose) => compose.Dialog.Find(".files > [role=status]").TextContent;

    private static async Task AddressAsync(ComposeFixture compose, string address)
    {
        await compose.Dialog.Find("#compose-file-address").ChangeAsync(new() { Value = address });
        await compose.Dialog.Find(".address").SubmitAsync();
    }

    private static Task<string?> ChooseAsync(ComposeFixture compose, string id, string name, long size, byte[] head) =>
        FieldsOf(compose).InvokeAsync(() => Fields(compose).ChosenAsync(id, name, size, head));

    private Task UploadedAsync(ComposeFixture compose, string id, string name, long size, FileKind kind) =>
        FieldsOf(compose).InvokeAsync(() => Fields(compose).UploadedAsync(id, Tokens.Make(Pages.Caller, File(name, size, kind))));

    private string NextId() => $"file{++_lastId}";
}
