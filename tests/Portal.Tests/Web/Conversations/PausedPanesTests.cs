using Bunit;
using Microsoft.AspNetCore.Components;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.Reading;

namespace Portal.Tests.Web.Conversations;

/// <summary>While HighLevel has paused the sub-account pages say who asks it and when, and “Try again” does. It is Monday 2 March 2026, 09:00 UTC.</summary>
public sealed class PausedPanesTests : IAsyncLifetime
{
    private const string Paused = "HighLevel has paused Harbour Dental. The portal asks every ten minutes whether that is over.";

    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        Pages.Tokens.Answer = AsksAt(minute: 8);
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task The_thread_says_when_HighLevel_is_asked_next_and_the_panel_beside_it_does_not_say_it_again()
    {
        var view = Conversation();
        await SaysAsync(view, $"{Paused} It asks next at about 09:08.");
        Assert.Contains("The contact’s details are here again", view.Find(".details").TextContent, StringComparison.Ordinal);

        Pages.Tokens.Answer = AsksAt(minute: 18);
        await PassAsync(seconds: 11);

        await SaysAsync(view, $"{Paused} It asks next at about 09:18.");
    }

    [Fact]
    public async Task The_list_says_the_same_and_when_anew_each_time_it_is_asked()
    {
        var list = List();
        await SaysAsync(list, $"{Paused} It asks next at about 09:08.");

        Pages.Tokens.Answer = AsksAt(minute: 18);
        await PassAsync(seconds: 11);

        await SaysAsync(list, $"{Paused} It asks next at about 09:18.");
    }

    [Fact]
    public async Task Trying_again_has_HighLevel_asked_and_what_is_active_by_then_is_read_with_the_contact()
    {
        var (list, view) = (List(), Conversation());
        await SaysAsync(list, $"{Paused} It asks next at about 09:08.");
        await SaysAsync(view, $"{Paused} It asks next at about 09:08.");
        Assert.Empty(Pages.Tokens.AskedAgain);

        await list.Find(".banner button").ClickAsync(new());
        Assert.Equal([Some.Location], Pages.Tokens.AskedAgain);
        Pages.Tokens.Answer = null;
        await view.Find(".banner button").ClickAsync(new());

        Assert.Equal([Some.Location, Some.Location], Pages.Tokens.AskedAgain);
        view.WaitForAssertion(() => Assert.Empty(view.FindAll(".banner")));
        view.WaitForAssertion(() => Assert.False(view.Find("[data-write]").HasAttribute("disabled")));
    }

    [Theory]
    [InlineData(7, 30, " It asks next at about 09:08.")]
    [InlineData(0, 0, "")] // it is being asked
    public void The_next_question_is_told_to_the_minute_and_only_before_it(int minute, int second, string words)
    {
        var paused = new Reading<int>.Unavailable(Paused) { AsksAt = new DateTime(2026, 3, 2, 9, minute, second, DateTimeKind.Utc) };

        Assert.Equal($"{Paused}{words}", ReadingWords.Of(paused, new ViewerClock(Pages.Clock)));
        Assert.Equal($"{Paused}{words}", ReadingWords.Of(paused, new ViewerClock(Pages.Clock), isReadAgain: false));
    }

    private static TokenAnswer.TryAgain AsksAt(int minute) => new(Paused) { AsksAt = new DateTime(2026, 3, 2, 9, minute, 0, DateTimeKind.Utc) };

    private IRenderedComponent<ContactList> List() => Pages.Render<ContactList>(list => list.Add(l => l.Filter, new ConversationFilter()));

    private IRenderedComponent<ConversationView> Conversation() =>
        Pages.Render<ConversationView>(view => view.Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter()));

    private static Task SaysAsync<T>(IRenderedComponent<T> page, string words)
        where T : IComponent =>
        page.WaitForAssertionAsync(() => Assert.Equal([words], page.FindAll(".banner span:first-child").Select(said => said.TextContent)));

    private async Task PassAsync(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            await Task.Delay(5, Xunit.TestContext.Current.CancellationToken); // what runs on the page's own thread sets its timers
            Pages.Clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
