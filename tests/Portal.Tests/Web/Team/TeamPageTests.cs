using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Features.Team;

namespace Portal.Tests.Web.Team;

[TimeBound]
public sealed class TeamPageTests
{
    private static readonly Caller Jonas = Some.Staff("Jonas");

    [Fact]
    public async Task A_manager_sees_today_and_this_week_beside_the_days_before_and_each_figure_leads_to_its_messages()
    {
        await using var pages = await OfManagerAsync();
        await pages.Store.AddAsync(Some.Message(Jonas));

        var figures = pages.Render<TeamPage>().WaitForElement("table[aria-label='Messages by period'] tbody");

        Assert.Equal(["Written", "1", "0", "1", "0"], figures.Children[0].Children.Select(c => c.TextContent.Trim()));
        Assert.Equal(["On their way", "1", "0", "1", "0"], figures.Children[4].Children.Select(c => c.TextContent.Trim()));
        Assert.Equal("history?state=waiting-for-approval,scheduled,sending&from=2026-03-02&to=2026-03-02", Uri.UnescapeDataString(figures.Children[4].QuerySelector("a")?.GetAttribute("href") ?? ""));
        Assert.Equal("On their way, Today: 1", figures.Children[4].QuerySelector("a")?.GetAttribute("aria-label"));
    }

    [Fact]
    public async Task A_figure_follows_what_becomes_of_a_message_while_the_page_is_open()
    {
        await using var pages = await OfManagerAsync();
        var page = pages.Render<TeamPage>();
        page.WaitForElement("table[aria-label='Messages by period']");

        await pages.SendAsync("Ana Ruiz");
        pages.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("1", page.Find("table[aria-label='Messages by period'] tbody td").TextContent.Trim()));
    }

    [Fact]
    public async Task The_period_stands_in_the_address_and_one_without_messages_says_so()
    {
        await using var pages = await OfManagerAsync();
        await pages.Store.AddAsync(Some.Message(pages.Caller));
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo("team?period=yesterday");
        var page = pages.Render<TeamPage>();
        page.WaitForAssertion(() => Assert.Contains("Nothing was written", page.Markup, StringComparison.Ordinal));
        Assert.Equal("Yesterday", page.Find("nav[aria-label=Period] [aria-current=true]").TextContent);

        pages.Services.GetRequiredService<NavigationManager>().NavigateTo("team?period=today");
        page = pages.Render<TeamPage>();

        page.WaitForAssertion(() => Assert.Equal(["Mina", "1", "0", "0"], page.Find("[aria-labelledby=team-people] tbody tr").Children.Select(c => c.TextContent.Trim())));
        Assert.Equal(["SMS", "1", "0", "0"], page.Find("[aria-labelledby=team-channels] tbody tr").Children.Select(c => c.TextContent.Trim()));
        Assert.Equal(24, page.FindAll("[aria-labelledby=team-hours] tbody tr").Count);
    }

    [Fact]
    public async Task Who_waits_longest_comes_first_and_what_the_service_says_instead_is_shown()
    {
        await using var pages = await OfManagerAsync();
        ConversationQuery? asked = null;
        pages.Service.Conversations = query =>
        {
            asked = query;
            return new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage([Waiting("c1", "Ana Ruiz", 3), Waiting("c2", "Ben Okafor", 1)], 2));
        };
        var page = pages.Render<TeamPage>();

        page.WaitForAssertion(() => Assert.Equal(["Ana Ruiz", "Ben Okafor"], page.FindAll(".waiting a").Select(a => a.TextContent)));
        Assert.Equal("conversations/c1", page.Find(".waiting a").GetAttribute("href"));
        Assert.Contains("3 days ago", page.Find(".waiting li").TextContent, StringComparison.Ordinal);
        Assert.True(asked is { InboundOnly: true, OldestFirst: true, Limit: 5 });
        Assert.Equal(new DateTimeOffset(pages.Clock.Now.AddDays(-30)).ToUnixTimeMilliseconds(), asked?.StartAfter);

        pages.Service.Conversations = _ => new ServiceAnswer<ServiceConversationPage>.Unavailable("HighLevel does not answer.", null);
        pages.Clock.Advance(TimeSpan.FromMinutes(1));
        page.WaitForAssertion(() => Assert.Contains("HighLevel does not answer.", page.Markup, StringComparison.Ordinal));

        ServiceConversation Waiting(string contact, string name, int days) =>
            new() { Id = $"of-{contact}", ContactId = contact, ContactName = name, LastMessageDate = pages.Clock.Now.AddDays(-days), LastMessageDirection = "inbound", UnreadCount = 0 };
    }

    private static async Task<SignedInPages> OfManagerAsync()
    {
        var pages = await SignedInPages.OfAsync(Some.Manager());
        pages.Tokens.Answer = new TokenAnswer.Usable(new AccessToken(Some.Location, "token"));
        return pages;
    }
}
