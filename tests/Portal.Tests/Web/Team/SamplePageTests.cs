using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Team;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Team;

[TimeBound]
public sealed class SamplePageTests
{
    private static readonly Caller Jonas = Some.Staff("Jonas");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sample_gets_a_seed_into_its_address_and_the_same_messages_with_it_again()
    {
        await using var pages = await FilledAsync();
        var page = Open(pages, "team/sample?from=2026-03-01&to=2026-03-02");
        Assert.Equal("10 at random of 20 messages, 1 Mar 2026 to 2 Mar 2026.", page.Find("header p").TextContent);
        Assert.Equal(10, page.FindAll("nav .button").Count);
        var (first, address) = (page.Find(".words").TextContent, Address(pages));
        Assert.Contains("&seed=", address, StringComparison.Ordinal);

        Assert.Equal(first, Open(pages, address).Find(".words").TextContent);
        Assert.NotEqual(first, Open(pages, $"{address}&at=2").Find(".words").TextContent);
    }

    [Fact]
    public async Task One_press_marks_a_message_and_goes_on_and_one_that_is_reviewed_already_stays_as_it_is()
    {
        await using var pages = await FilledAsync();
        var page = Open(pages, "team/sample");
        var address = Address(pages);
        pages.Clock.Advance(TimeSpan.FromSeconds(1)); // nobody reviews in the millisecond in which the sample is drawn

        await page.Find("[data-good]").ClickAsync(new());

        Assert.Equal($"{address}&at=2", Address(pages));
        pages.Clock.Advance(TimeSpan.FromMilliseconds(250));
        page.WaitForAssertion(() => Assert.Equal("1 of 10, reviewed", page.Find("nav .button").GetAttribute("aria-label")));
        page = Open(pages, address);
        page.WaitForAssertion(() => Assert.Equal("Good example", page.Find("article strong").TextContent));
        await page.Find("[data-good]").ClickAsync(new());
        Assert.Equal("You have reviewed this message already. Change your review below it.", pages.Services.GetRequiredService<Toasts>().Shown[^1].Text);
        Assert.Equal(address, Address(pages));
    }

    [Fact]
    public async Task What_the_address_cannot_mean_is_not_asked_for_and_where_there_is_nothing_it_says_so()
    {
        await using var pages = await FilledAsync();

        Assert.Equal(10, Open(pages, "team/sample?person=me&from=x&to=9999-12-31&at=99").FindAll("nav .button").Count);
        Assert.Equal("There is nothing to draw from", Open(pages, $"team/sample?person={pages.Caller.PersonId}").Find("h2").TextContent);
    }

    private static async Task<SignedInPages> FilledAsync()
    {
        var pages = await SignedInPages.OfAsync(Some.Manager());
        await pages.Store.AddAsync([.. Enumerable.Range(0, 20).Select(i => Some.Message(Jonas, pages.Clock.Now.AddMinutes(-i - 1), content: Some.Text($"Text {i}.")))]);
        return pages;
    }

    private static string Address(SignedInPages pages) => pages.Services.GetRequiredService<NavigationManager>().Uri;

    private static IRenderedComponent<IComponent> Open(SignedInPages pages, string address)
    {
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        var page = pages.RenderInLayout<SamplePage>();
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }
}
