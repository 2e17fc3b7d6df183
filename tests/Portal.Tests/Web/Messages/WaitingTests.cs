using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.History;
using Portal.Web.Features.Messages;

namespace Portal.Tests.Web.Messages;

/// <summary>What waits says until when and why, wherever it is shown. It is Monday 2 March 2026, 09:00 UTC, which is the viewer's zone.</summary>
public sealed class WaitingTests : IAsyncLifetime
{
    private const string DayIsUsedUp = "Waiting until 00:00 tomorrow: HighLevel takes 10,000 requests a day, and the last 1,000 of today are kept for reading.";

    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private ViewerClock Clock => Pages.Services.GetRequiredService<ViewerClock>();

    private SendingPauses Pauses => Pages.Services.GetRequiredService<SendingPauses>();

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Manager());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public void Each_reason_has_its_words()
    {
        var at = Pages.Clock.Now.AddMinutes(30);

        Assert.Equal("Waiting until 09:30: HighLevel asked us to wait.", Words(new SendingPause.AskedToWait(at, TimeSpan.FromMinutes(2))));
        Assert.Equal("Waiting until 09:30 at the latest: HighLevel asked us to wait.", Words(new SendingPause.AskedToWait(at, TimeSpan.FromMinutes(30))));
        Assert.Equal(
            "Waiting until 09:30 at the latest: HighLevel asked us to wait 11 days. That is too long to be believed, so we ask again every few minutes.",
            Words(new SendingPause.AskedToWait(at, TimeSpan.FromSeconds(999_999))));
        Assert.Contains("wait more than a year", Words(new SendingPause.AskedToWait(at, TimeSpan.FromDays(3650))), StringComparison.Ordinal);
        Assert.Equal("Waiting: HighLevel asked us to wait. One message is tried, then the others follow.", Words(new SendingPause.AskedToWait(null, TimeSpan.FromHours(1))));
        Assert.Equal("Waiting until 09:30: HighLevel does not answer. It is tried again then.", Words(new SendingPause.NoAnswer(at)));
        Assert.Equal("Waiting: HighLevel does not answer. One message is tried, then the others follow.", Words(new SendingPause.NoAnswer(null)));
        Assert.Equal(DayIsUsedUp, Words(new SendingPause.DayUsedUp(Pages.Clock.Now.AddHours(15), 10_000, 1_000)));
        Assert.Equal(
            "Waiting until 00:00 tomorrow: HighLevel takes 10 requests a day, and the last one of today is kept for reading.",
            Words(new SendingPause.DayUsedUp(Pages.Clock.Now.AddHours(15), 10, 1)));
        Assert.Equal("Waiting until 00:00 tomorrow: HighLevel takes 1 request a day, and today’s are used up.", Words(new SendingPause.DayUsedUp(Pages.Clock.Now.AddHours(15), 1, 0)));
        Assert.Equal(
            "Waiting: HighLevel has paused this sub-account. It goes out by itself when HighLevel makes it active again; an administrator can see there why.",
            Words(new SendingPause.NotActive()));
        Assert.Equal("Waiting until 09:30: HighLevel takes no more requests before then.", Words(new SendingPause.LimitReached(at)));
    }

    [Fact]
    public void A_day_that_ends_in_the_last_second_before_midnight_ends_at_midnight() =>
        Assert.Equal(DayIsUsedUp, Words(new SendingPause.DayUsedUp(Pages.Clock.Now.AddHours(15).AddMilliseconds(-300), 10_000, 1_000)));

    [Fact]
    public void Only_what_would_go_out_before_the_pause_ends_waits_for_it()
    {
        var pause = new SendingPause.AskedToWait(Pages.Clock.Now.AddMinutes(10), TimeSpan.FromMinutes(10));

        Assert.NotNull(WaitingWords.Of(Pages.Clock.Now.AddMinutes(9), null, pause, Clock));
        Assert.Null(WaitingWords.Of(Pages.Clock.Now.AddMinutes(10), null, pause, Clock));
        Assert.Null(WaitingWords.Of(Pages.Clock.Now.AddMinutes(1), null, new SendingPause.NoAnswer(null), Clock));
        Assert.Null(WaitingWords.Of(Pages.Clock.Now, null, null, Clock));
        Assert.Equal("No connection. It is tried again at 09:05.", WaitingWords.Of(Pages.Clock.Now.AddMinutes(5), "No connection.", null, Clock));
    }

    [Fact]
    public async Task A_message_in_the_thread_says_why_it_waits_and_can_still_be_taken_back()
    {
        var message = await Pages.SendAsync("Ana Ruiz");
        Pages.Clock.Advance(TimeSpan.FromMinutes(1));
        var item = Conversations.Thread.Outbound("Hello", MessageState.Scheduled) with { MessageId = message, MayAct = true, UndoUntil = Pages.Clock.Now.AddMinutes(-1) };

        var thread = Pages.Render<PauseWatch>(watch => watch.Add(w => w.LocationId, Pages.Caller.LocationId).AddChildContent<Timeline>(timeline => timeline
            .Add(t => t.Items, [item])
            .Add(t => t.ContactId, "contact1")
            .Add(t => t.ContactName, "Ana Ruiz")
            .Add(t => t.ReadEmail, _ => Task.FromResult<Reading<EmailDetails>>(new Reading<EmailDetails>.NotFound("Not here.")))));
        Assert.Equal("Sending", thread.Find(".state").TextContent);
        UseUpTheDay();

        thread.WaitForAssertion(() => Assert.Equal("Waiting", thread.Find(".state").TextContent));
        Assert.Equal(DayIsUsedUp, thread.Find(".why").TextContent);
        await thread.Find(".undo button").ClickAsync(new());
        Assert.Equal(MessageState.Cancelled, (await Pages.FindAsync(message)).State);
    }

    [Fact]
    public void A_message_that_waits_shows_when_it_was_sent_and_says_when_it_is_tried_next()
    {
        var item = Conversations.Thread.Outbound("Hello", MessageState.Scheduled, minutes: -30, reason: "No connection.") with { MessageId = Guid.CreateVersion7(), DueAt = Pages.Clock.Now.AddMinutes(5) };

        var entry = Pages.Render<ThreadEntry>(parameters => parameters
            .Add(e => e.Item, item)
            .Add(e => e.ContactId, "contact1")
            .Add(e => e.ContactName, "Ana Ruiz")
            .Add(e => e.ReadEmail, _ => Task.FromResult<Reading<EmailDetails>>(new Reading<EmailDetails>.NotFound("Not here."))));

        Assert.Equal("08:30", entry.Find("time").TextContent.Trim());
        Assert.Equal("No connection. It is tried again at 09:05.", entry.Find(".why").TextContent);
        Assert.Equal("Waiting", entry.Find(".state").TextContent);
    }

    [Fact]
    public async Task What_is_scheduled_says_that_it_will_wait_and_no_longer_when_it_goes_on()
    {
        await Pages.PlanAsync("2026-03-02T10:00", "UTC", "Ana Ruiz");
        await Pages.PlanAsync("2026-03-03T10:00", "UTC", "Ben Okafor");
        UseUpTheDay();

        var page = Pages.Render<ScheduledPage>();

        Assert.Equal(DayIsUsedUp, Assert.Single(page.FindAll(".hint")).TextContent);
        Pages.Services.GetRequiredService<RateLimits>().Note(Seen(left: 9_000));
        Pauses.Note([], new HashSet<string>());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".hint")));
    }

    [Fact]
    public async Task The_life_of_a_message_says_it_too()
    {
        var message = await Pages.FindAsync(await Pages.SendAsync("Ana Ruiz"));
        UseUpTheDay();

        var life = Pages.Render<LifePanel>(panel => panel.Add(p => p.Life, new Portal.Services.History.MessageLife(message, [])).Add(p => p.CloseUrl, "history"));

        Assert.Contains("Waiting", life.Find(".state").TextContent, StringComparison.Ordinal);
        Assert.Contains(DayIsUsedUp, life.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_toast_of_what_was_just_sent_says_why_it_waits()
    {
        var stack = Pages.Render<ToastStack>();
        Pages.Render<MessageNews>();
        var message = await Pages.SendAsync("Ana Ruiz");
        Pages.Services.GetRequiredService<Departures>().Follow(new Departure(message, () => Task.CompletedTask));
        stack.WaitForAssertion(() => Assert.Contains("Sending…", stack.Markup, StringComparison.Ordinal));

        UseUpTheDay();

        stack.WaitForAssertion(() => Assert.Contains(DayIsUsedUp, stack.Markup, StringComparison.Ordinal));
        Assert.Equal(ShapeOf(IconName.Clock), stack.Find(".toast > .icon path").GetAttribute("d")); // and no check: nothing is done yet
        Assert.Contains("waits", stack.Find(".toast").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_let_go_while_nothing_goes_out_is_not_said_to_be_on_the_way()
    {
        await Pages.PlanAsync("2026-03-03T10:00", "UTC", "Ben Okafor");
        var planned = Assert.Single(await Pages.Services.GetRequiredService<PlannedMessages>().ListAsync(Pages.Caller, everyones: false, Xunit.TestContext.Current.CancellationToken));
        UseUpTheDay();

        await Pages.Services.GetRequiredService<Deeds>().DoAsync(Deed.SendNow, [planned], Xunit.TestContext.Current.CancellationToken);

        var toast = Assert.Single(Pages.Services.GetRequiredService<Toasts>().Shown);
        Assert.Equal(($"To Ben Okafor: {DayIsUsedUp}", true), (toast.Text, toast.Waits));
    }

    [Theory]
    [InlineData(nameof(SendingPause.NotActive))]
    [InlineData(nameof(SendingPause.DayUsedUp))]
    [InlineData(nameof(SendingPause.AskedToWait))]
    [InlineData(nameof(SendingPause.NoAnswer))]
    public async Task One_message_that_waits_is_told_the_same_in_a_thread_that_is_opened_anew_in_the_history_and_in_its_life(string kind)
    {
        Pages.Tokens.Answer = new TokenAnswer.TryAgain("HighLevel can’t be read now."); // as it is while the sub-account is paused
        var id = await Pages.SendAsync("contact1");
        Pages.Clock.Advance(TimeSpan.FromMinutes(1));
        var words = Begin(kind);

        var thread = Pages.Render<ConversationView>(view => view.Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter()));
        thread.WaitForAssertion(() => Assert.Equal(("Waiting", words), (thread.Find(".state").TextContent, thread.Find(".why").TextContent)));
        var history = Pages.Render<HistoryPage>();
        history.WaitForAssertion(() => Assert.Equal(("Waiting", words), (history.Find("td .state").TextContent, history.Find("td .reason").TextContent)));
        var message = await Pages.FindAsync(id);
        var life = Pages.Render<LifePanel>(panel => panel.Add(p => p.Life, new Portal.Services.History.MessageLife(message, [])).Add(p => p.CloseUrl, "history"));
        Assert.Equal("Waiting", life.Find(".state").TextContent);
        Assert.Contains(words, life.Markup, StringComparison.Ordinal);

        await thread.Find(".undo button").ClickAsync(new());
        Assert.Equal(MessageState.Cancelled, (await Pages.FindAsync(id)).State);
    }

    [Fact]
    public async Task What_waits_without_a_time_to_undo_can_be_taken_back_too()
    {
        Pages.Tokens.Answer = new TokenAnswer.TryAgain("HighLevel can’t be read now.");
        var id = await Pages.SendAsync("contact1", change: command => command with { Channel = Portal.Services.Composing.Channel.LiveChat });
        Begin(nameof(SendingPause.NotActive));

        var thread = Pages.Render<ConversationView>(view => view.Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter()));
        thread.WaitForAssertion(() => Assert.Equal("Waiting", thread.Find(".state").TextContent));
        await thread.Find(".undo button").ClickAsync(new());

        Assert.Equal(MessageState.Cancelled, (await Pages.FindAsync(id)).State);
    }

    [Fact]
    public void What_can_still_be_undone_waits_too_where_HighLevel_has_paused_the_sub_account() =>
        Assert.NotNull(WaitingWords.Of(Pages.Clock.Now.AddSeconds(61), null, new SendingPause.NotActive(), Clock));

    [Fact]
    public async Task What_is_planned_stands_in_a_thread_that_can_not_be_read_as_well()
    {
        Pages.Tokens.Answer = new TokenAnswer.TryAgain("HighLevel can’t be read now.");
        await Pages.PlanAsync("2026-03-03T10:00", "UTC", "contact1");

        var thread = Pages.Render<ConversationView>(view => view.Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter()));

        thread.WaitForAssertion(() => Assert.Single(thread.FindAll(".plans li")));
    }

    private string Begin(string kind)
    {
        var health = Pages.Services.GetRequiredService<ServiceHealth>();
        if (kind is nameof(SendingPause.DayUsedUp))
        {
            UseUpTheDay();
        }
        else if (kind is nameof(SendingPause.AskedToWait))
        {
            health.Report(Pages.Caller.LocationId, new SendOutcome.TryAgain(TimeSpan.FromMinutes(10), "Wait.", 429) { Asked = TimeSpan.FromMinutes(10) });
        }
        else if (kind is nameof(SendingPause.NoAnswer))
        {
            Array.ForEach([1, 2, 3], _ => health.Report(Pages.Caller.LocationId, new SendOutcome.Unknown("No answer.")));
        }

        Pauses.Note([Pages.Caller.LocationId], kind is nameof(SendingPause.NotActive) ? new HashSet<string> { Pages.Caller.LocationId } : []);
        var pause = Pauses.Of(Pages.Caller.LocationId) ?? throw new InvalidOperationException("Nothing stands still.");
        Assert.Equal(kind, pause.GetType().Name);
        return Words(pause);
    }

    private string? ShapeOf(IconName icon) => Pages.Render(Icon.Of(icon)).Find("path").GetAttribute("d");

    private string Words(SendingPause pause) => WaitingWords.Of(pause, Clock);

    private void UseUpTheDay()
    {
        var pauses = Pauses; // which makes the budget that hears of it
        Pages.Services.GetRequiredService<RateLimits>().Note(Seen(left: 1_000));
        pauses.Note([Pages.Caller.LocationId], new HashSet<string>());
    }

    private RateLimit Seen(int left) => new(Pages.Caller.LocationId, 100, 100, TimeSpan.FromSeconds(10), 10_000, left, Pages.Clock.GetUtcNow());
}
