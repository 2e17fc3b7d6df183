using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.HighLevel;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Notifications;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Notifications;

[TimeBound]
public sealed class NotificationsPageTests
{
    private static readonly Caller Maya = Some.Staff();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_finds_what_they_were_told_and_the_bell_counts_what_is_new_until_it_is_read()
    {
        await using var pages = await SignedInPages.OfAsync(Maya);
        await pages.Services.GetRequiredService<OwnNews>().StartAsync();
        var bell = pages.Render<NotificationBell>();
        var page = pages.Render<NotificationsPage>();
        Assert.Equal("Nothing new", page.WaitForElement("h2").TextContent);
        Assert.Equal("Notifications", bell.Find("a").GetAttribute("aria-label"));

        await AddAsync(pages, NotificationKind.Mention);
        await AddAsync(pages, NotificationKind.Assigned);
        pages.Clock.Advance(TimeSpan.FromMilliseconds(250));

        page.WaitForAssertion(() => Assert.Equal(["Ana Ruiz: Mina assigned this conversation to you", "Ana Ruiz: Mina mentioned you"], page.FindAll("li a").Select(a => a.TextContent)));
        bell.WaitForAssertion(() => Assert.Equal("Notifications, 2 new", bell.Find("a").GetAttribute("aria-label")));
        Assert.Equal("conversations/contact1", page.Find("li a").GetAttribute("href"));

        page.FindAll("li button")[0].Click();
        page.WaitForAssertion(() => Assert.Single(page.FindAll("li .chip")));
        page.FindAll("button").Single(b => b.TextContent.Trim() == "Mark all as read").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("li .chip")));

        await Eventually.BeTrueAsync(() =>
        {
            pages.Clock.Advance(TimeSpan.FromMilliseconds(250)); // it may be published only now
            return bell.Find("a").GetAttribute("aria-label") == "Notifications";
        });
    }

    [Fact]
    public async Task The_number_of_unread_conversations_is_said_and_ends_at_ninety_nine()
    {
        await using var pages = await SignedInPages.OfAsync(Maya);
        pages.Tokens.Answer = null;
        pages.Service.Conversations = query => new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage(
            [.. Enumerable.Range(0, query.UnreadOnly ? query.Limit : 0).Select(i => new ServiceConversation { Id = $"c{i}", ContactId = $"contact{i}", UnreadCount = 1, SortValue = 1_000 - i })], query.Limit));

        var count = pages.Render<UnreadCount>();

        count.WaitForAssertion(() => Assert.Equal(["99+", "99+ unread"], count.FindAll(".count > span").Select(s => s.TextContent)));
    }

    [Fact]
    public async Task Quiet_is_one_press_and_the_bell_says_it()
    {
        await using var pages = await SignedInPages.OfAsync(Maya);
        var bell = pages.Render<NotificationBell>();
        var fields = pages.Render<NoticeFields>();

        fields.FindAll("button").Single(b => b.TextContent == "Quiet for an hour").Click();

        fields.WaitForAssertion(() => Assert.Contains("Until 10:00.", fields.Markup, StringComparison.Ordinal));
        bell.WaitForAssertion(() => Assert.Equal("Notifications, quiet now", bell.Find("a").GetAttribute("aria-label")));
        Assert.Equal(pages.Clock.Now.AddHours(1), (await StoredAsync(pages)).QuietUntil);
        fields.FindAll("button").Single(b => b.TextContent == "End quiet").Click();
        await Eventually.BeTrueAsync(async () => (await StoredAsync(pages)).QuietUntil is null);
    }

    [Fact]
    public async Task Working_hours_are_kept_with_the_zone_in_which_they_were_chosen()
    {
        await using var pages = await SignedInPages.OfAsync(Maya);
        pages.Services.GetRequiredService<ViewerClock>().Use("Europe/Berlin");
        var fields = pages.Render<NoticeFields>();

        fields.FindAll("input[type=checkbox]")[3].Change(true);
        fields.WaitForElement("input[type=time]").Change("08:30");
        fields.WaitForAssertion(() => Assert.Equal("08:30", fields.Find("input[type=time]").GetAttribute("value")));
        fields.FindAll("button.chip").Single(b => b.TextContent == "Friday").Click();

        fields.WaitForAssertion(() => Assert.Equal(("false", "08:30"), (fields.FindAll("button.chip").Single(b => b.TextContent == "Friday").GetAttribute("aria-pressed"), fields.Find("input[type=time]").GetAttribute("value"))));
        var stored = await StoredAsync(pages);
        Assert.Equal((true, "Europe/Berlin", new TimeOnly(8, 30), WorkDays.Weekdays & ~WorkDays.Friday), (stored.OnlyInWorkingHours, stored.Zone, stored.From, stored.Days));
    }

    [Theory]
    [InlineData("denied", "This browser refuses them.", true)]
    [InlineData("granted", "This browser shows them.", true)]
    [InlineData("default", "This browser has to be asked first.", false)]
    [InlineData("none", "This browser has no desktop notifications.", true)]
    public async Task What_the_browser_says_of_desktop_notifications_is_said_in_words(string permission, string words, bool asks)
    {
        await using var pages = await SignedInPages.OfAsync(Maya);
        var fields = pages.Render<NoticeFields>();

        await fields.InvokeAsync(() => fields.Instance.Tell(permission));

        Assert.StartsWith(words, fields.Find("#desktop-hint").TextContent, StringComparison.Ordinal);
        Assert.Equal(asks, fields.Find("[data-ask]").HasAttribute("hidden"));
    }

    private static async Task<NoticePreferences> StoredAsync(SignedInPages pages) => (await pages.Services.GetRequiredService<PreferenceStore>().OfAsync(Maya.PersonId, Token)).Notices;

    private static async Task AddAsync(SignedInPages pages, NotificationKind kind)
    {
        pages.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var told = new NotificationRecord(kind, Maya.LocationId, Maya.PersonId, "contact1", "Ana Ruiz") { ActorName = "Mina" };
        await pages.Services.GetRequiredService<Database>().WriteAsync(
            async (context, token) =>
            {
                pages.Services.GetRequiredService<NotificationBox>().Add(context, told);
                await context.SaveChangesAsync(token);
            },
            Token);
    }
}
