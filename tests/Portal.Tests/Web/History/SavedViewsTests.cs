using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.History;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Features.History;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.History;

public sealed class SavedViewsTests
{
    [Fact]
    public async Task What_the_list_shows_is_saved_under_a_name_and_is_a_link_from_then_on()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var page = Open(pages, "?state=held&contact=Ana&message=x");
        await SaveAsync(page, "Held for Ana", share: true);

        page.WaitForAssertion(() => Assert.Equal("history?state=held&contact=Ana", page.Find(".views a").GetAttribute("href")));
        Assert.Equal("Held for Ana Team", page.Find(".views a").Words());
        Assert.Equal("true", page.Find(".views a").GetAttribute("aria-current"));
        Assert.True(Assert.Single(await ViewsAsync(pages)).IsShared);
    }

    [Fact]
    public async Task A_name_that_is_taken_is_said_to_be_beside_the_field_and_stays_in_it()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var page = Open(pages, "?state=held");
        await SaveAsync(page, "Held");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#view-name")));

        await SaveAsync(page, "held");

        page.WaitForAssertion(() => Assert.Equal("There is another view named “held”.", page.Find("#view-problem").TextContent));
        Assert.Equal(("held", "true", "view-problem"), (page.Find("#view-name").GetAttribute("value"), page.Find("#view-name").GetAttribute("aria-invalid"), page.Find("#view-name").GetAttribute("aria-describedby")));
        Assert.Single(await ViewsAsync(pages));
    }

    [Fact]
    public async Task Without_filters_there_is_nothing_to_save()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());

        Assert.True(SaveButton(Open(pages)).HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_view_is_renamed_and_deleted_only_after_a_question()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var page = Open(pages, "?state=held");
        await SaveAsync(page, "Held");
        await ChooseAsync(page, "Held", "Rename");
        await page.Find("#view-name").ChangeAsync(new() { Value = "Held back" });
        await page.Find(".naming").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("Held back", page.Find(".views a").Words()));

        await ChooseAsync(page, "Held back", "Delete");
        page.WaitForAssertion(() => Assert.Contains("Delete the view “Held back”?", page.Find("[role=dialog]").TextContent, StringComparison.Ordinal));
        Assert.Single(await ViewsAsync(pages));
        await page.AnswerAsync("Delete");

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".views a")));
        Assert.Empty(await ViewsAsync(pages));
    }

    [Fact]
    public async Task Staff_open_the_teams_views_see_no_more_than_is_theirs_and_change_nothing()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff("Jonas"));
        var (manager, other) = (Some.Manager(), Some.Message(Some.Staff("Maya")));
        await pages.Store.AddAsync(other);
        await pages.Services.GetRequiredService<SavedViewService>().AddAsync(manager, ViewList.History, "Of Maya", $"?person={other.AuthorId}", isShared: true, TestContext.Current.CancellationToken);

        var page = Open(pages);

        page.WaitForAssertion(() => Assert.Equal($"history?person={other.AuthorId}", page.Find(".views a").GetAttribute("href")));
        Assert.Empty(page.FindAll(".views li button"));
        page = Open(pages, $"?person={other.AuthorId}");
        Assert.Empty(page.FindAll("tbody tr"));
        SaveButton(page).Click();
        Assert.Empty(page.FindAll(".shared"));
    }

    private static async Task SaveAsync(IRenderedComponent<IComponent> page, string name, bool share = false)
    {
        SaveButton(page).Click();
        await page.Find("#view-name").ChangeAsync(new() { Value = name });
        if (share)
        {
            await page.Find(".shared input").ChangeAsync(new() { Value = true });
        }

        await page.Find(".naming").SubmitAsync();
    }

    private static async Task ChooseAsync(IRenderedComponent<IComponent> page, string view, string deed)
    {
        await page.Find($"button[aria-label='More, the view {view}']").ClickAsync(new());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=menuitem]")));
        var choosing = page.FindAll("[role=menuitem]").Single(item => item.TextContent.Trim() == deed).ClickAsync(new()); // a question ends only with its answer
        await Task.WhenAny(choosing, Task.Delay(100, TestContext.Current.CancellationToken));
    }

    private static AngleSharp.Dom.IElement SaveButton(IRenderedComponent<IComponent> page) => page.FindAll("button").Single(button => button.TextContent.Trim() == "Save this view");

    private static Task<List<SavedView>> ViewsAsync(SignedInPages pages) =>
        pages.Services.GetRequiredService<SavedViewService>().ListAsync(pages.Caller, ViewList.History, TestContext.Current.CancellationToken);

    private static IRenderedComponent<IComponent> Open(SignedInPages pages, string query = "")
    {
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"history{query}");
        var page = pages.RenderInLayout<HistoryPage>();
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }
}
