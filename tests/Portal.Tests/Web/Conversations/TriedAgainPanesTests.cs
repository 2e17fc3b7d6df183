using Bunit;
using Microsoft.AspNetCore.Components;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.Reading;

namespace Portal.Tests.Web.Conversations;

/// <summary>Where the service asks to wait, and says nothing of its day, every pane says when it is tried again, and does so then. It is Monday 2 March 2026, 09:00 UTC.</summary>
public sealed class TriedAgainPanesTests : IAsyncLifetime
{
    private const string Said = "The service has had too many requests from this sub-account. It is tried again by itself at 09:02 at the latest.";

    private SignedInPages? _pages;
    private bool _isBusy = true;

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

    [Theory]
    [InlineData(null, "in 10 seconds")]
    [InlineData(1, "in 10 seconds")]
    [InlineData(45, "in 45 seconds")]
    [InlineData(240, "at 09:04")]
    [InlineData(241, "at 09:05")]
    [InlineData(3600, "at 09:05")]
    public void The_next_try_is_told_by_what_the_service_asked_for(int? seconds, string words)
    {
        var asked = seconds is { } wait ? TimeSpan.FromSeconds(wait) : (TimeSpan?)null;

        Assert.Equal($"Busy. It is tried again by itself {words} at the latest.", ReadingWords.Of(new Reading<int>.Unavailable("Busy.", asked), new ViewerClock(Pages.Clock)));
        Assert.Equal("Busy.", ReadingWords.Of(new Reading<int>.Unavailable("Busy.", asked), new ViewerClock(Pages.Clock), isReadAgain: false));
    }

    private async Task ComesBackAsync<T>(IRenderedComponent<T> page, int sayings)
        where T : IComponent
    {
        page.WaitForAssertion(() => Assert.Equal(Enumerable.Repeat(Said, sayings), page.FindAll(".banner span:first-child").Select(words => words.TextContent)));
        _isBusy = false;
        await PassAsync(seconds: 121);

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

    private ServiceAnswer<T> Unless<T>(Func<ServiceAnswer<T>> answer) =>
        _isBusy ? new ServiceAnswer<T>.Unavailable("The service has had too many requests from this sub-account.", TimeSpan.FromMinutes(2)) : answer();
}
