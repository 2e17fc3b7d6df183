using Microsoft.EntityFrameworkCore;
using Portal.Services.Conversations;
using Portal.Services.Inbox;
using Portal.Services.Messages;
using Portal.Tests.Support;
using static Portal.Tests.Inbox.InboxFixture;

namespace Portal.Tests.Inbox;

public class PuttingAsideTests
{
    [Fact]
    public async Task What_is_done_leaves_what_is_worked_through_until_the_contact_writes_again()
    {
        await using var portal = await CreateAsync();
        Assert.Equal([Ana, Silas], await portal.ListedAsync(portal.Tomas, InboxView.NeedsReply));

        await portal.DoAsync(portal.Maya, Ana, new InboxCommand.MarkDone());

        Assert.Equal([Silas], await portal.ListedAsync(portal.Tomas, InboxView.NeedsReply));
        Assert.Equal([Silas], await portal.ListedAsync(portal.Tomas, InboxView.Nobodys));
        Assert.Equal([Ana], await portal.ListedAsync(portal.Tomas, InboxView.Done));
        Assert.Equal((true, false), ((await portal.RowAsync(Ana)).Mark?.IsDone, (await portal.RowAsync(Ana)).NeedsReply));
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        portal.Writes(Ana, "inbound");
        Assert.Equal([Ana, Silas], await portal.ListedAsync(portal.Tomas, InboxView.NeedsReply));
        Assert.True((await portal.RowAsync(Ana)).NeedsReply);
    }

    [Fact]
    public async Task A_snooze_ends_at_its_time_and_says_so_in_the_thread()
    {
        await using var portal = await CreateAsync();
        await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Snooze(portal.Clock.Now.AddHours(2)));
        await portal.Sweep.SweepAsync(Stop);
        Assert.Equal([Ana], await portal.ListedAsync(portal.Tomas, InboxView.Snoozed));

        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await portal.ListedAsync(portal.Tomas, InboxView.Snoozed)); // whether or not anything has swept
        portal.Told.Clear();
        await portal.Sweep.SweepAsync(Stop);
        await portal.Sweep.SweepAsync(Stop);

        Assert.Equal(["No longer snoozed"], (await portal.LinesAsync(Ana)).Skip(1));
        Assert.Single(portal.Told, new ServiceNewsItem(Some.Location, Ana, ServiceNewsKind.Marks));
    }

    [Fact]
    public async Task A_snooze_until_an_answer_ends_with_it_also_where_somebody_has_answered_since()
    {
        await using var portal = await CreateAsync();
        await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Snooze(null));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        portal.Writes(Ana, "outbound");
        await portal.Sweep.SweepAsync(Stop);
        Assert.Equal("Snoozed until they answer", Assert.Single(await portal.LinesAsync(Ana)).Split(" by ")[0]); // we wrote, not they

        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        portal.Writes(Ana, "inbound");
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        portal.Writes(Ana, "outbound");
        portal.News.Publish(new ServiceNewsItem(Some.Location, Ana, ServiceNewsKind.Messages));
        await portal.Sweep.SweepAsync(Stop);

        Assert.Equal("Open again, because they wrote", (await portal.LinesAsync(Ana))[^1]);
        Assert.Null((await portal.StandingAsync(portal.Maya, Ana)).Mark);
    }

    [Fact]
    public async Task A_snooze_until_a_time_stays_when_the_contact_writes()
    {
        await using var portal = await CreateAsync();
        await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Snooze(portal.Clock.Now.AddHours(2)));
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        portal.Writes(Ana, "inbound");
        await portal.Sweep.SweepAsync(Stop);

        Assert.Equal([Ana], await portal.ListedAsync(portal.Tomas, InboxView.Snoozed));
    }

    [Fact]
    public async Task Undo_restores_the_very_mark_that_was_there_unless_a_colleague_has_changed_it()
    {
        await using var portal = await CreateAsync();
        var until = portal.Clock.Now.AddHours(5);
        await portal.DoAsync(portal.Tomas, Ana, new InboxCommand.Snooze(until));
        portal.Clock.Advance(TimeSpan.FromMinutes(3));
        var done = await portal.DoAsync(portal.Maya, Ana, new InboxCommand.MarkDone());

        Assert.IsType<InboxResult.Changed>(await portal.Inbox.UndoAsync(portal.Maya, done, Stop));
        var mark = await portal.Database.ReadAsync((context, token) => context.ConversationMarks.SingleAsync(token), Stop);
        Assert.Equal((false, until, portal.Tomas.Name, portal.Clock.Now.AddMinutes(-3)), (mark.IsDone, mark.Until, mark.PersonName, mark.At));

        var again = await portal.DoAsync(portal.Maya, Ana, new InboxCommand.MarkDone());
        await portal.DoAsync(portal.Tomas, Ana, new InboxCommand.Open());
        Assert.IsType<InboxResult.ChangedSince>(await portal.Inbox.UndoAsync(portal.Maya, again, Stop));
        Assert.Null((await portal.StandingAsync(portal.Maya, Ana)).Mark);
    }

    [Fact]
    public async Task A_time_that_is_over_or_years_away_is_refused()
    {
        await using var portal = await CreateAsync();

        Assert.IsType<InboxResult.NotDone>(await portal.Inbox.DoAsync(portal.Maya, Ana, new InboxCommand.Snooze(portal.Clock.Now), Stop));
        Assert.IsType<InboxResult.NotDone>(await portal.Inbox.DoAsync(portal.Maya, Ana, new InboxCommand.Snooze(portal.Clock.Now.AddDays(400)), Stop));
        Assert.IsType<InboxResult.Same>(await portal.Inbox.DoAsync(portal.Maya, Ana, new InboxCommand.Open(), Stop));
    }
}
