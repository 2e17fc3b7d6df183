using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Tests.Support;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Composing;

/// <summary>The files of a text, and what they mean for it: which stand there, and when it goes without them.</summary>
public sealed class AttachedFilesTests : IAsyncLifetime
{
    private const string Forgotten = "The text speaks of a file, but none is attached.";

    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Each_file_is_a_row_of_its_own_so_that_a_double_click_removes_one()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        foreach (var name in (string[])["a.pdf", "b.pdf", "c.pdf"])
        {
            await files.ChooseAsync(files.NextId(), name, 1000, DialogFiles.Pdf);
        }

        await files.UploadedAsync("file1", "a.pdf", 1000, FileKind.Pdf);

        var rows = compose.Dialog.FindAll(".file").Select(row => row.GetAttribute("data-row")).ToList();
        Assert.Equal(3, rows.OfType<string>().Distinct().Count());
    }

    [Fact]
    public async Task Nothing_is_sent_while_a_file_is_on_its_way()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        var id = files.NextId();
        await compose.TypeAsync("Here is the plan.", "Plan");
        await files.ChooseAsync(id, "plan.pdf", 1000, DialogFiles.Pdf);

        await compose.SendAsync();

        Assert.True(compose.IsOpen);
        Assert.Empty(await compose.MessagesAsync());
        Assert.Equal("true", compose.SendButton.GetAttribute("aria-disabled"));
        Assert.Equal("Nothing was sent. What to change stands beside the files.", compose.Dialog.Find("[role=alert]").TextContent.Trim());
        Assert.Equal("A file is still being uploaded.", compose.Dialog.Find("#compose-files-problem").TextContent);

        await files.UploadedAsync(id, "plan.pdf", 1000, FileKind.Pdf);
        Assert.Empty(compose.Dialog.FindAll("[role=alert]"));
        await compose.SendAsync();
        Assert.Equal("plan.pdf", Assert.Single(Assert.Single(await compose.MessagesAsync()).Content.Attachments).Name);
    }

    [Fact]
    public async Task Nobody_is_told_to_have_forgotten_a_file_that_is_on_its_way()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        await compose.TypeAsync("The plan is attached.", "Plan");
        Assert.Contains(Forgotten, compose.Dialog.Markup, StringComparison.Ordinal);

        await files.ChooseAsync(files.NextId(), "plan.pdf", 1000, DialogFiles.Pdf);

        Assert.DoesNotContain(Forgotten, compose.Dialog.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_failed_is_told_before_the_message_goes_without_it()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        var id = files.NextId();
        await compose.TypeAsync("Hello.", "Plan");
        await files.ChooseAsync(id, "plan.pdf", 1000, DialogFiles.Pdf);
        await files.TellAsync(fields => fields.FailedAsync(id, "The connection was lost.", true));
        Assert.Equal(["plan.pdfNot attached. The connection was lost.RetryRemove"], files.Rows);

        await compose.SendAsync();
        Assert.Contains("plan.pdf is not attached.", compose.Dialog.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(await compose.MessagesAsync());

        await compose.SendAsync();
        Assert.Empty(Assert.Single(await compose.MessagesAsync()).Content.Attachments);
    }

    [Fact]
    public async Task A_file_belongs_to_the_text_it_was_begun_in_and_another_channel_says_what_it_does_not_take()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        var id = files.NextId();
        await compose.TypeAsync("The plan.", "Plan");
        await files.ChooseAsync(id, "plan.pdf", 1000, DialogFiles.Pdf);
        await compose.SwitchAsync(Channel.Facebook);
        Assert.Empty(files.Rows);

        await files.UploadedAsync(id, "plan.pdf", 1000, FileKind.Pdf);
        Assert.Empty(files.Rows);
        Assert.Equal("plan.pdf is attached to the text for email.", files.Said);
        await compose.SwitchAsync(Channel.Email);
        Assert.Equal(["plan.pdf1 KB, PDF fileRemove"], files.Rows);

        await compose.SwitchAsync(Channel.Sms);
        Assert.Equal("plan.pdf is a PDF file, which SMS doesn’t take.", compose.Dialog.Find("#compose-files-problem").TextContent);
        await compose.SendAsync();
        Assert.Equal(1, compose.Text.Split("plan.pdf is a PDF file, which SMS doesn’t take.").Length - 1);

        await compose.PressAsync("Remove");
        Assert.Empty(compose.Dialog.FindAll("#compose-files-problem"));
    }

    [Fact]
    public async Task A_file_is_added_by_its_address_when_everybody_can_reach_it()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var files = new DialogFiles(Pages, compose);
        await compose.PressAsync("Add by address");
        await files.AddAddressAsync("https://10.0.0.1/plan.pdf");
        Assert.Equal("The address must be one that everybody can reach.", compose.Dialog.Find("#compose-file-address-problem").TextContent);
        Assert.Equal("true", compose.Dialog.Find("#compose-file-address").GetAttribute("aria-invalid"));

        await files.AddAddressAsync("https://files.example.com/plans/floor%20plan.pdf");

        Assert.Equal(["floor plan.pdfat files.example.comRemove"], files.Rows);
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
        var files = new DialogFiles(Pages, compose);
        var (first, second) = (files.NextId(), files.NextId());
        await files.ChooseAsync(first, "first.png", 1000, DialogFiles.Png);
        await files.ChooseAsync(second, "second.pdf", 1000, DialogFiles.Pdf);
        await compose.PressAsync("Add by address");
        await files.AddAddressAsync("https://files.example.com/third.pdf");

        await files.UploadedAsync(second, "second.pdf", 1000, FileKind.Pdf);
        Assert.Equal(["first.png", "second.pdf", "third.pdf"], compose.Dialog.FindAll(".file [title]").Select(name => name.GetAttribute("title")));
        await files.UploadedAsync(first, "first.png", 1000, FileKind.Png);

        compose.WaitUntilSaved();
        var draft = Assert.Single(await Pages.Services.GetRequiredService<DraftService>().OfContactAsync(Pages.Caller, ComposeFixture.Ana.Id, TestContext.Current.CancellationToken));
        Assert.Equal(["first.png", "second.pdf", "third.pdf"], draft.Content.Attachments.Select(a => a.Name));
    }
}
