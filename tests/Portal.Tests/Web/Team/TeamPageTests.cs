using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
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
    public async Task How_long_contacts_waited_stands_beside_the_period_before_and_leads_to_the_answers()
    {
        await using var pages = await OfManagerAsync();
        Message[] answers = [.. new[] { 5, 90, 90 }.Select(minutes => Answer(minutes))];
        await pages.Store.AddAsync([.. answers]);
        await pages.Store.Database.PutAsync(m => true, MessageState.Delivered);

        var page = pages.Render<TeamPage>();
        var table = page.WaitForElement("[aria-label='How long contacts waited, by period'] tbody");

        Assert.Equal(["Today", "3", "1 h 34 min", "1 h 34 min"], Words(table.Children[0]));
        Assert.Equal(["Yesterday", "0", "", ""], Words(table.Children[1]));
        Assert.Equal(
            ["history?answered=yes&from=2026-03-02&to=2026-03-02", "history?answered=within-94&from=2026-03-02&to=2026-03-02"],
            table.Children[0].QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["3 answers, Today", "1 h 34 min or less, Today: 3"], table.Children[0].QuerySelectorAll("a").Select(a => a.GetAttribute("aria-label")));
        Assert.Equal(["Somebody", "3", "1 h 34 min", "1 h 34 min"], Words(page.Find("[aria-labelledby=wait-people] tbody tr")));
        Assert.Equal(24, page.FindAll("[aria-labelledby=wait-hours] tbody tr").Count);
        Assert.Contains("what was sent in HighLevel itself", page.Markup, StringComparison.Ordinal);

        static string[] Words(AngleSharp.Dom.IElement row) => [.. row.Children.Select(c => c.TextContent.Trim())];

        static Message Answer(int minutes)
        {
            var message = Some.Message(Jonas);
            message.Answer(new Response(message.CreatedAt.AddMinutes(-minutes), minutes));
            return message;
        }
    }

    [Fact]
    public async Task Where_no_answer_is_known_the_page_says_so_and_undone_stands_apart_from_called_off()
    {
        await using var pages = await OfManagerAsync();
        var undone = Some.Message(Jonas);
        undone.Withdraw(Jonas, undone.CreatedAt);
        var calledOff = Some.Message(Jonas);
        calledOff.Cancel(Jonas, calledOff.CreatedAt);
        await pages.Store.AddAsync(undone, calledOff);

        var page = pages.Render<TeamPage>();
        var figures = page.WaitForElement("table[aria-label='Messages by period'] tbody");

        Assert.Equal(["Undone", "1", "0", "1", "0"], figures.Children[8].Children.Select(c => c.TextContent.Trim()));
        Assert.Equal(["Called off", "1", "0", "1", "0"], figures.Children[9].Children.Select(c => c.TextContent.Trim()));
        Assert.Equal("history?state=undone&from=2026-03-02&to=2026-03-02", figures.Children[8].QuerySelector("a")?.GetAttribute("href"));
        Assert.Contains("No answer to a contact is known of these days.", page.Markup, StringComparison.Ordinal);
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
