using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.People;
using Portal.Services.Reviews;
using Portal.Tests.Support;
using Portal.Web.Features.Reviews;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Reviews;

[TimeBound]
public sealed class OwnReviewsPageTests
{
    private static readonly Caller Jonas = Some.Staff("Jonas");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_author_finds_what_was_told_to_them_and_the_navigation_counts_what_is_new()
    {
        await using var pages = await SignedInPages.OfAsync(Jonas);
        var item = pages.Render<ReviewNavItem>();
        Assert.Empty(item.FindAll("a"));
        var page = pages.Render<OwnReviewsPage>();
        Assert.Equal("No reviews", page.WaitForElement("h2").TextContent);

        await TellAsync(pages, "Say please", told: true);
        await TellAsync(pages, "between us", told: false);
        pages.Clock.Advance(TimeSpan.FromMilliseconds(250));

        page.WaitForAssertion(() => Assert.Contains("Say please", Assert.Single(page.FindAll("article")).TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("between us", page.Markup, StringComparison.Ordinal);
        Assert.Equal("SMS to Ana Ruiz", page.Find("ul a").TextContent);
        Assert.StartsWith("history?message=", page.Find("ul a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("New", page.Find("article .count").TextContent);

        await Eventually.BeTrueAsync(async () => (await pages.Services.GetRequiredService<ReviewReading>().NewsAsync(Jonas, Token)).New == 0);
        await Eventually.BeTrueAsync(() =>
        {
            pages.Clock.Advance(TimeSpan.FromMilliseconds(250)); // it may be published only now
            return item.Find("a").TextContent.Trim() == "Reviews";
        });
    }

    [Fact]
    public async Task The_next_page_of_many_stands_in_the_address()
    {
        await using var pages = await SignedInPages.OfAsync(Jonas);
        for (var i = 0; i <= ReviewReading.PageSize; i++)
        {
            await TellAsync(pages, $"Note {i}.", told: true);
        }

        var page = pages.Render<OwnReviewsPage>();
        page.WaitForAssertion(() => Assert.Equal(ReviewReading.PageSize, page.FindAll("article").Count));
        var older = page.FindAll("nav a").Single(a => a.TextContent.Trim() == "Older").GetAttribute("href") ?? string.Empty;
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(older);

        page = pages.Render<OwnReviewsPage>();

        page.WaitForAssertion(() => Assert.Contains("Note 0.", Assert.Single(page.FindAll("article")).TextContent, StringComparison.Ordinal));
    }

    private static async Task TellAsync(SignedInPages pages, string note, bool told)
    {
        var message = Some.Message(Jonas);
        await pages.Store.AddAsync(message);
        pages.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await pages.Services.GetRequiredService<ReviewService>().SaveAsync(
            Some.Manager(), new() { MessageId = message.Id, Kind = "Tone", Note = note, Audience = told ? ReviewAudience.Author : ReviewAudience.Managers }, Token);
    }
}
