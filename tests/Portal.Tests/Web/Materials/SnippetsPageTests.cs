using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Materials;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Materials;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Materials;

public sealed class SnippetsPageTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_makes_changes_and_deletes_their_own_and_takes_the_deletion_back()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        var page = pages.RenderInLayout<SnippetsPage>();
        Assert.Contains("No snippets yet", page.Markup, StringComparison.Ordinal);

        await PressAsync(page, "New snippet");
        Assert.Empty(page.FindAll("#snippet-whose")); // only managers choose for whom
        await WriteAsync(page, "Greeting", "Hello");
        await PressAsync(page, "Edit Greeting");
        await WriteAsync(page, "Greeting", "Hello you");
        Assert.Contains("Hello you", page.Find(".snippets").TextContent, StringComparison.Ordinal);

        await PressAsync(page, "Delete Greeting");
        Assert.Empty(page.FindAll(".snippets li"));
        var toast = pages.Services.GetRequiredService<Toasts>().Shown[^1];
        Assert.Equal("Snippet “Greeting” deleted", toast.Text);
        await page.InvokeAsync(toast.Action!.Run);

        Assert.Contains("Hello you", page.Find(".snippets").TextContent, StringComparison.Ordinal);
        Assert.Contains("Mine", page.Find(".snippets").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variable_as_another_program_writes_it_is_corrected_by_one_press()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        var page = pages.RenderInLayout<SnippetsPage>();
        await PressAsync(page, "New snippet");
        await page.Find("#snippet-text").ChangeAsync(new() { Value = "Hello {{first_name | default: 'there'}} {{contact.company}}" });
        Assert.Contains("here it is {{contact.firstName|there}}.", page.Markup, StringComparison.Ordinal);

        await PressAsync(page, "Correct it");

        Assert.Equal("Hello {{contact.firstName|there}} {{contact.company}}", page.Find("#snippet-text").GetAttribute("value"));
        Assert.DoesNotContain("Correct it", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_manager_makes_one_for_everyone_and_staff_can_only_read_it()
    {
        var manager = Some.Manager();
        await using var pages = await SignedInPages.OfAsync(manager);
        var page = pages.RenderInLayout<SnippetsPage>();
        await PressAsync(page, "New snippet");
        await page.SelectAsync("For", "Everyone in Harbour Dental");
        await WriteAsync(page, "Greeting", "Hello");

        Assert.Contains("Harbour Dental", page.Find(".snippets").TextContent, StringComparison.Ordinal);
        Assert.Single(await pages.Services.GetRequiredService<SnippetService>().ListAsync(Some.Staff(), Stop));
    }

    [Fact]
    public async Task Staff_find_no_buttons_on_the_sub_accounts()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        await pages.Services.GetRequiredService<SnippetService>().SaveAsync(Some.Manager(), new SnippetText("Greeting", "Hello", null, IsShared: true), Stop);

        var page = pages.RenderInLayout<SnippetsPage>();

        Assert.Single(page.FindAll(".snippets li"));
        Assert.Empty(page.FindAll(".snippets button"));
    }

    [Fact]
    public async Task What_someone_else_saved_meanwhile_is_shown_and_can_be_replaced()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var service = pages.Services.GetRequiredService<SnippetService>();
        var snippet = Assert.IsType<SnippetSaving.Saved>(await service.SaveAsync(pages.Caller, new SnippetText("Greeting", "Hello", null, IsShared: true), Stop)).Snippet;
        var page = pages.RenderInLayout<SnippetsPage>();
        await PressAsync(page, "Edit Greeting");
        await service.SaveAsync(Some.Manager(), new SnippetText("Greeting", "Theirs", null, IsShared: true, snippet.Id, snippet.Version), Stop);

        await WriteAsync(page, "Greeting", "Mine");
        Assert.Contains("Theirs", page.Find(".banner").TextContent, StringComparison.Ordinal);
        await PressAsync(page, "Save mine instead");

        Assert.Equal("Mine", Assert.Single(await service.ListAsync(pages.Caller, Stop)).Text);
    }

    [Fact]
    public async Task A_name_twice_is_told_beside_the_text_and_nothing_written_is_lost()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        var page = pages.RenderInLayout<SnippetsPage>();
        await PressAsync(page, "New snippet");
        await WriteAsync(page, "Greeting", "Hello");
        await PressAsync(page, "New snippet");

        await WriteAsync(page, "GREETING", "Another");

        Assert.Contains("There is another snippet named “GREETING”.", page.Find("#snippet-problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("Another", page.Find("#snippet-text").GetAttribute("value"));
    }

    [Fact]
    public async Task Snippets_are_found_by_a_word_of_their_name_or_text()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        var service = pages.Services.GetRequiredService<SnippetService>();
        await service.SaveAsync(pages.Caller, new SnippetText("Directions", "We are at 12 Harbour Street.", null, IsShared: false), Stop);
        await service.SaveAsync(pages.Caller, new SnippetText("Opening hours", "Monday to Friday, 8 to 5.", null, IsShared: false), Stop);
        var page = pages.RenderInLayout<SnippetsPage>();

        await page.Find("[placeholder='Search snippets']").InputAsync(new() { Value = "FRIDAY" });
        page.WaitForAssertion(() => Assert.Equal("Opening hours", Assert.Single(page.FindAll(".snippets h2")).TextContent));
        await page.Find("[placeholder='Search snippets']").InputAsync(new() { Value = "parking" });

        page.WaitForAssertion(() => Assert.Contains("No snippet has “parking” in its name or text.", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_signature_is_kept_for_its_channel()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        var page = pages.RenderInLayout<SnippetsPage>();

        await page.Find("#signature-SMS").ChangeAsync(new() { Value = "Maya, Harbour Dental" });
        await page.FindAll("form").Single(f => f.QuerySelector("#signature-SMS") is not null).SubmitAsync();

        Assert.Equal("Maya, Harbour Dental", (await pages.Services.GetRequiredService<SignatureService>().ListAsync(pages.Caller, Stop))["SMS"]);
    }

    private static Task PressAsync(IRenderedComponent<IComponent> page, string button) =>
        page.FindAll("button").Single(b => b.TextContent.Trim() == button).ClickAsync(new());

    private static async Task WriteAsync(IRenderedComponent<IComponent> page, string name, string text)
    {
        await page.Find("#snippet-name").ChangeAsync(new() { Value = name });
        await page.Find("#snippet-text").ChangeAsync(new() { Value = text });
        await page.FindAll("form").Single(f => f.QuerySelector("#snippet-text") is not null).SubmitAsync();
    }
}
