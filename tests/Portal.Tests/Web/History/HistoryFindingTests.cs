using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Features.History;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.History;

/// <summary>What narrows the list, and what leads on from a message that was found.</summary>
public sealed class HistoryFindingTests
{
    private static readonly Caller Jonas = Some.Staff("Jonas");

    [Fact]
    public async Task Several_channels_are_chosen_one_after_the_other_and_the_field_says_which()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas), Some.Message(Jonas, channel: Channel.Email), Some.Message(Jonas, channel: Channel.WhatsApp));
        var page = Open(pages, "?channel=Email");

        await page.SelectAsync("Channel", "SMS");

        Assert.EndsWith("history?channel=SMS,Email", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.Equal("SMS, Email", page.Find("input[aria-label='Channel']").GetAttribute("value"));
    }

    [Fact]
    public async Task Folded_filters_are_said_in_words_and_each_is_removed_by_itself()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas));
        var page = Open(pages, "?state=held,scheduled&contact=Ana&files=without&timing=once&token=lost&reason=&from=2026-03-01");

        var inUse = page.FindAll(".in-use a");

        Assert.Equal(["State: Held", "State: Scheduled", "Attachment: Without", "Sent: At once", "Contact: Ana", "From: 2026-03-01"], inUse.Select(a => a.TextContent.Trim()));
        Assert.Equal("Remove the filter State: Held", inUse[0].GetAttribute("aria-label"));
        Assert.Equal("history?state=scheduled&contact=Ana&files=without&token=lost&timing=once&from=2026-03-01", inUse[0].GetAttribute("href"));
        page.FindAll("button").Single(b => b.TextContent.Trim() == "Filters").Click();
        Assert.Empty(page.FindAll(".in-use"));
    }

    [Fact]
    public async Task From_a_message_that_failed_one_comes_to_all_that_failed_for_its_reason()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var (failed, other) = (Some.Message(Jonas), Some.Message(Jonas));
        await AddAsync(pages, failed, other);
        await pages.Store.Database.WriteAsync(
            (c, token) => c.Messages.Where(m => m.Id == failed.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReasonCode, "30007"), token), TestContext.Current.CancellationToken);

        var link = Open(pages, $"?message={failed.Id}").FindAll("aside a").Single(a => a.TextContent == "All that failed for this reason");

        Assert.Equal("history?reason=30007", link.GetAttribute("href"));
        var page = Open(pages, "?reason=30007");
        Assert.Single(page.FindAll("tbody tr"));
        Assert.Equal("30007", page.Find("input[aria-label='Reason code']").GetAttribute("value"));
    }

    [Fact]
    public async Task Above_the_list_stands_how_many_messages_fit()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas), Some.Message(Jonas), Some.Message(Jonas, channel: Channel.Email));

        var page = Open(pages);

        page.WaitForAssertion(() => Assert.Equal("3 messages", page.Find(".how-many").TextContent));
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo("history?channel=Email");
        page.WaitForAssertion(() => Assert.Equal("1 message", page.Find(".how-many").TextContent));
    }

    [Fact]
    public async Task From_a_message_one_goes_to_the_newer_and_the_older_one_also_across_the_border_of_a_page()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var start = pages.Clock.Now.AddDays(-1);
        var all = Enumerable.Range(0, 52).Select(i => Some.Message(Jonas, start.AddSeconds(i))).Reverse().ToList();
        await AddAsync(pages, [.. all]);
        var page = Open(pages, $"?channel=SMS&message={all[49].Id}");

        Assert.Equal($"history?channel=SMS&message={all[48].Id}", page.Find("aside a[data-newer]").GetAttribute("href"));
        Assert.Equal($"history?channel=SMS&older={all[49].Id}&message={all[50].Id}", page.Find("aside a[data-older]").GetAttribute("href"));
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find("aside a[data-older]").GetAttribute("href")!);

        page.WaitForAssertion(() => Assert.Equal($"history?channel=SMS&newer={all[50].Id}&message={all[49].Id}", page.Find("aside a[data-newer]").GetAttribute("href")));
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        Assert.NotNull(page.FindAll("tbody tr")[0].GetAttribute("aria-current"));
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(page.Find("aside a[data-older]").GetAttribute("href")!);
        page.WaitForAssertion(() => Assert.True(page.Find("aside button[data-older]").HasAttribute("disabled")));
        Assert.Equal(["Newer message", "Older message", "Close"], page.FindAll("aside > header [aria-label]").Select(e => e.GetAttribute("aria-label")));
    }

    [Fact]
    public async Task A_message_leads_to_itself_in_its_conversation()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var message = Some.Message(Jonas);
        await AddAsync(pages, message);

        Assert.Equal($"conversations/contact1?show={message.Id}", Open(pages, $"?message={message.Id}").FindAll("aside a").Single(a => a.TextContent == "Show in conversation").GetAttribute("href"));
    }

    private static IRenderedComponent<IComponent> Open(SignedInPages pages, string query = "")
    {
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"history{query}");
        var page = pages.RenderInLayout<HistoryPage>();
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }

    private static Task AddAsync(SignedInPages pages, params object[] entities) => pages.Store.AddAsync(entities);
}
