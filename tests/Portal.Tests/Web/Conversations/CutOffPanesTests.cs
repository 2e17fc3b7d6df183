using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Connections;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

/// <summary>Pages that are open while their sub-account loses its connection. It is Monday 2 March 2026, 09:00 UTC.</summary>
public sealed class CutOffPanesTests : IAsyncLifetime
{
    private const string Said = "Harbour Dental isn’t connected to HighLevel yet. Ask an administrator to connect it under Settings.";

    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        Pages.Tokens.Answer = null;
        Pages.Service.Conversations = query => new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage([new ServiceConversation { Id = "conversation1", ContactId = "contact", ContactName = "Ana Ruiz", LastMessageDate = DateTime.UnixEpoch }], 1));
        Pages.Service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Found(new ServiceMessagePage(
            [new ServiceMessage { Id = "row1", MessageType = "TYPE_SMS", DateAdded = Pages.Clock.Now.AddMinutes(-5), IsInbound = true, Body = "Are you open?", Status = "delivered" }], null, HasOlder: false));
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task An_open_list_says_with_the_next_look_what_a_reload_would_and_comes_back_with_the_connection() => await SaysItAndComesBackAsync(List(), ".list", "Ana Ruiz");

    [Fact]
    public async Task An_open_thread_says_with_the_next_look_what_a_reload_would_and_comes_back_with_the_connection() => await SaysItAndComesBackAsync(Conversation(), ".thread", "Are you open?");

    [Fact]
    public async Task Where_changes_are_told_pages_need_no_look_to_learn_that_the_connection_ended_and_is_there_again()
    {
        var (list, thread) = (List(), Conversation());
        Pages.Services.GetRequiredService<ServiceNews>().Publish(new ServiceNewsItem(Pages.Caller.LocationId, "contact", ServiceNewsKind.Messages));
        await PassAsync(seconds: 20); // from now on they look once a minute, or less

        Pages.Tokens.Answer = new TokenAnswer.Missing(Said);
        Connections.Changed(Pages.Caller.LocationId);
        await PassAsync(seconds: 2);

        list.WaitForAssertion(() => Assert.Equal([Said], Banners(list)));
        thread.WaitForAssertion(() => Assert.Equal([Said], Banners(thread)));
        Pages.Tokens.Answer = null;
        Connections.Changed(Pages.Caller.LocationId);
        await PassAsync(seconds: 2);

        list.WaitForAssertion(() => Assert.Empty(Banners(list)));
        thread.WaitForAssertion(() => Assert.Empty(Banners(thread)));
    }

    [Fact]
    public async Task What_was_opened_without_a_connection_is_all_there_as_soon_as_it_is_connected()
    {
        Pages.Tokens.Answer = new TokenAnswer.Missing(Said);
        var (list, thread) = (List(), Conversation());
        thread.WaitForAssertion(() => Assert.Equal([Said, Said], Banners(thread)));

        Pages.Tokens.Answer = null;
        Connections.Changed(Pages.Caller.LocationId);
        await PassAsync(seconds: 2);

        list.WaitForAssertion(() => Assert.Contains("Ana Ruiz", list.Markup, StringComparison.Ordinal));
        thread.WaitForAssertion(() => Assert.Empty(Banners(thread)));
        Assert.False(thread.Find("[data-write]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Trying_again_where_nothing_has_changed_leaves_what_was_read()
    {
        var (list, thread) = (List(), Conversation());
        Pages.Tokens.Answer = new TokenAnswer.Missing(Said);
        await PassAsync(seconds: 10);

        await list.Find(".banner button").ClickAsync(new());
        await thread.Find(".banner button").ClickAsync(new());

        Assert.Contains("Ana Ruiz", list.Find("ul").TextContent, StringComparison.Ordinal);
        Assert.Equal("Are you open?", thread.Find(".bubble").TextContent.Trim());
        Assert.Equal([Said, Said], [.. Banners(list), .. Banners(thread)]);
    }

    [Fact]
    public async Task What_is_held_right_after_it_was_sent_stands_in_the_open_thread_with_its_reason()
    {
        var thread = Conversation();
        Pages.Tokens.Answer = new TokenAnswer.Missing(Said);
        var message = await Pages.SendAsync("contact");
        await PassAsync(seconds: 2);
        thread.WaitForAssertion(() => Assert.Equal("See you at nine.", thread.FindAll(".bubble")[^1].TextContent.Trim()));

        await Pages.BecomeAsync(message, MessageState.Held, "Harbour Dental was not connected when this was due.", HoldKind.NoToken);
        await PassAsync(seconds: 2);

        thread.WaitForAssertion(() => Assert.Equal("Held", thread.Find(".state").TextContent));
        Assert.Equal(["Are you open?", "See you at nine."], thread.FindAll(".bubble").Select(bubble => bubble.TextContent.Trim()));
        Assert.Contains("was not connected when this was due", thread.Find(".why").TextContent, StringComparison.Ordinal);
    }

    private ConnectionTokens Connections => Pages.Services.GetRequiredService<ConnectionTokens>();

    private IRenderedComponent<ContactList> List()
    {
        var list = Pages.Render<ContactList>(parameters => parameters.Add(l => l.Filter, new ConversationFilter()));
        list.WaitForAssertion(() => Assert.Equal("false", list.Find("[data-scroller]").GetAttribute("aria-busy")));
        return list;
    }

    private IRenderedComponent<ConversationView> Conversation()
    {
        var view = Pages.Render<ConversationView>(parameters => parameters.Add(v => v.ContactId, "contact").Add(v => v.Filter, new ConversationFilter()));
        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll(".bubble, .banner")));
        return view;
    }

    private async Task SaysItAndComesBackAsync<T>(IRenderedComponent<T> page, string pane, string read)
        where T : IComponent
    {
        Assert.Contains(read, page.Find(pane).TextContent, StringComparison.Ordinal);
        Pages.Tokens.Answer = new TokenAnswer.Missing(Said);
        await PassAsync(seconds: 10);

        page.WaitForAssertion(() => Assert.Equal([Said], Banners(page)));
        Assert.Contains(read, page.Find(pane).TextContent, StringComparison.Ordinal); // what was read stays
        Pages.Tokens.Answer = null;
        await PassAsync(seconds: 60); // nobody tells of it here

        page.WaitForAssertion(() => Assert.Empty(Banners(page)));
        Assert.Contains(read, page.Find(pane).TextContent, StringComparison.Ordinal);
    }

    private static string[] Banners<T>(IRenderedComponent<T> page)
        where T : IComponent => [.. page.FindAll(".banner span:first-child").Select(words => words.TextContent)];

    private async Task PassAsync(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await Task.Delay(5, Xunit.TestContext.Current.CancellationToken); // what runs on the page's own thread sets its timers
            Pages.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
