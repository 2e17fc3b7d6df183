using Bunit;
using Microsoft.AspNetCore.Components;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

/// <summary>Where the day's requests are used up every pane says until when, and goes on by itself. It is Monday 2 March 2026, 09:00 UTC, which is the viewer's zone.</summary>
public sealed class UsedUpDayPanesTests : IAsyncLifetime
{
    private const string UsedUp = "Nothing can be read from HighLevel until 00:00 tomorrow: it takes 200 requests a day, and today’s are used up. This goes on by itself.";

    private SignedInPages? _pages;
    private bool _isUsedUp = true;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        Pages.Tokens.Answer = null;
        var (contact, conversations, rows) = (Pages.Service.Contact, Pages.Service.Conversations, Pages.Service.Rows);
        Pages.Service.Contact = id => Unless(() => contact(id));
        Pages.Service.Conversations = query => Unless(() => conversations(query));
        Pages.Service.Rows = query => Unless(() => rows(query));
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task The_list_says_it_and_comes_back() => await ComesBackAsync(Pages.Render<ContactList>(list => list.Add(l => l.Filter, new ConversationFilter())), sayings: 1);

    [Fact]
    public async Task The_thread_and_the_contacts_panel_say_it_and_come_back() => await ComesBackAsync(
        Pages.Render<ConversationView>(view => view.Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter())), sayings: 2);

    [Fact]
    public async Task What_is_sent_meanwhile_is_shown_with_what_became_of_it_in_a_thread_that_was_open_and_in_one_that_was_not()
    {
        _isUsedUp = false;
        var open = Pages.Render<ConversationView>(view => view.Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter()));
        _isUsedUp = true;
        await Pages.SendAsync("contact1");
        await PassAsync(seconds: 5);

        open.WaitForAssertion(() => Assert.Equal("See you at nine.", open.FindAll(".bubble")[^1].TextContent.Trim()));
        var opened = Pages.Render<ConversationView>(view => view.Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter()));
        opened.WaitForAssertion(() => Assert.Equal("See you at nine.", Assert.Single(opened.FindAll(".bubble")).TextContent.Trim()));
    }

    private async Task ComesBackAsync<T>(IRenderedComponent<T> page, int sayings)
        where T : IComponent
    {
        page.WaitForAssertion(() => Assert.Equal(Enumerable.Repeat(UsedUp, sayings), page.FindAll(".banner span:first-child").Select(words => words.TextContent)));
        await PassAsync(seconds: 185); // by then whoever looks for changes does so once a minute
        _isUsedUp = false;
        await PassAsync(seconds: 11);

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".banner")));
    }

    private async Task PassAsync(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await Task.Delay(5, Xunit.TestContext.Current.CancellationToken); // what runs on the page's own thread sets its timers
            Pages.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private ServiceAnswer<T> Unless<T>(Func<ServiceAnswer<T>> answer) => _isUsedUp
        ? new ServiceAnswer<T>.Unavailable("Used up.") { UsedUp = new UsedUpDay(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), 200, 0) }
        : answer();
}
