using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Services.Team;
using Portal.Tests.History;
using Portal.Tests.Support;
using Portal.Web.Features.History;
using Portal.Web.Features.Team;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Team;

public class TeamFiguresTests
{
    // Kathmandu is 5:45 ahead: its day begins at 18:15 UTC of the day before.
    private static readonly WallZone Kathmandu = WallZone.Of("Asia/Kathmandu");
    private static readonly DateTime Noon = new(2026, 3, 4, 6, 15, 0, DateTimeKind.Utc); // Wednesday, 12:00 there

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_counts_on_the_day_of_the_viewers_clock_on_which_it_was_written_and_weeks_begin_on_Monday()
    {
        await using var store = await TestDatabase.CreateAsync();
        var midnight = new DateTime(2026, 3, 3, 18, 15, 0, DateTimeKind.Utc);
        var monday = midnight.AddDays(-2);
        await store.AddAllAsync(
        [
            By(Ana, midnight), By(Ana, midnight.AddMilliseconds(-1)), By(Ben, monday), By(Ben, monday.AddMilliseconds(-1)), By(Ben, monday.AddDays(-7)), By(Ben, monday.AddDays(-7).AddMilliseconds(-1)),
        ]);

        var report = await ReadAsync(store);

        Assert.Equal([1, 1, 3, 2], Enum.GetValues<TeamPeriod>().Select(p => report.Periods[p].Written));
        Assert.Equal((new DateOnly(2026, 2, 23), new DateOnly(2026, 3, 8)), (report.Days[0].Day, report.Days[^1].Day));
        Assert.Equal([1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0], report.Days.Select(d => d.Counts.Written));
    }

    [Fact]
    public async Task Of_a_period_is_told_who_wrote_on_which_channel_and_at_which_hour()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAllAsync([Of(Ana), Of(Ben), By(Ana, Noon), By(Ana, Noon.AddMinutes(59), channel: Channel.Email), By(Ben, Noon.AddHours(2)), By(Ben, Noon.AddDays(-10))]);

        var report = await ReadAsync(store, TeamPeriod.Today);

        Assert.Equal([("Ana Staff", 2), ("Ben Staff", 1)], report.People.Select(p => (p.Person.Name, p.Counts.Written)));
        Assert.Equal([(Channel.Sms, 2), (Channel.Email, 1)], report.Channels.Select(c => (c.Channel, c.Counts.Written)));
        Assert.Equal([(12, 2), (14, 1)], report.Hours.Index().Where(h => h.Item.Written > 0).Select(h => (h.Index, h.Item.Written)));
    }

    [Fact]
    public async Task Every_step_moves_a_message_from_one_figure_to_the_next()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (sent, refused, unknown) = (By(Ana, Noon), By(Ana, Noon), By(Ana, Noon));
        await store.AddAllAsync([sent, refused, unknown]);
        Assert.Equal(3, (await TodayAsync(store)).OnTheirWay);

        foreach (var state in (MessageState[])[MessageState.Accepted, MessageState.Delivered, MessageState.Read])
        {
            await store.Database.PutAsync(m => m.Id == sent.Id, state);
        }

        await store.Database.PutAsync(m => m.Id == refused.Id, MessageState.Refused, code: "CONVERSATIONS_MSG_NO_PHONE");
        await store.Database.PutAsync(m => m.Id == unknown.Id, MessageState.Unknown);
        await store.AddAsync(Event(unknown, MessageState.Unknown, "Its answer was lost", 1));
        await store.Database.PutAsync(m => m.Id == unknown.Id, MessageState.Held, HoldKind.MayHaveBeenSent);

        var report = await ReadAsync(store, TeamPeriod.Today);
        Assert.Equal(new MessageCounts(3, 0, 0, Read: 1, 0, Refused: 1, 0, Held: 1, 0), report.Periods[TeamPeriod.Today]);
        Assert.Equal([(Channel.Sms, "CONVERSATIONS_MSG_NO_PHONE", 1)], report.Failures);
        Assert.Equal(MessageCounts.None with { Written = 1, Held = 1 }, report.OnceUnknown);
    }

    [Fact]
    public async Task Every_figure_leads_to_as_many_messages_as_it_says()
    {
        await using var store = await TestDatabase.CreateAsync();
        var random = new Random(7);
        var messages = Enumerable.Range(0, 120).Select(_ => By(random.Next(2) == 0 ? Ana : Ben, Noon.AddMinutes(-random.Next(14 * 24 * 60)), channel: random.Next(2) == 0 ? Channel.Sms : Channel.Email)).ToList();
        await store.AddAllAsync([Of(Ana), Of(Ben), .. messages]);
        foreach (var message in messages)
        {
            await store.Database.PutAsync(m => m.Id == message.Id, Enum.GetValues<MessageState>()[random.Next(Enum.GetValues<MessageState>().Length)], code: random.Next(3) == 0 ? "30006" : null);
        }

        foreach (var period in Enum.GetValues<TeamPeriod>())
        {
            var report = await ReadAsync(store, period);
            var written = TeamAddress.Messages(DaySpan.Of(period, report.Today));
            foreach (var figure in TeamFigure.All)
            {
                await LeadsToAsync(store, written.Of(figure), figure.Of(report.Periods[period]));
                foreach (var (person, counts) in report.People)
                {
                    await LeadsToAsync(store, (written with { Person = person.Id.ToString() }).Of(figure), figure.Of(counts));
                }
            }

            foreach (var (channel, code, count) in report.Failures.Where(f => f.Code.Length > 0))
            {
                await LeadsToAsync(store, written.Of(TeamFigure.NotArrived) with { Channel = channel.Key, Reason = code }, count);
            }
        }
    }

    [Fact]
    public async Task Staff_get_no_figures_and_managers_only_those_of_their_own_sub_account()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAllAsync([By(Ana, Noon), By(Foreign, Noon), By(Foreign, Noon)]);

        Assert.Null(await new TeamService(store.Database, AtNoon()).ReadAsync(Ana, Kathmandu, TeamPeriod.Today, Token));
        Assert.Equal(1, (await TodayAsync(store)).Written);
        Assert.Equal(2, (await ReadAsync(store, TeamPeriod.Today, Foreign)).Periods[TeamPeriod.Today].Written);
    }

    private static async Task LeadsToAsync(TestDatabase store, HistoryAddress address, int count)
    {
        var history = new HistoryService(store.Database);
        var (found, query) = (0, address.Query(Kathmandu, Some.Rules));
        for (var page = await history.SearchAsync(Mia, query, Token); ; page = await history.SearchAsync(Mia, query with { Older = page.Older }, Token))
        {
            found += page.Rows.Count;
            if (page.Older is null)
            {
                break;
            }
        }

        Assert.True(found == count, $"{address.Url}: {count} is said, and {found} are found.");
    }

    private static async Task<MessageCounts> TodayAsync(TestDatabase store) => (await ReadAsync(store, TeamPeriod.Today)).Periods[TeamPeriod.Today];

    private static TestClock AtNoon()
    {
        var clock = new TestClock();
        clock.Advance(Noon - clock.Now);
        return clock;
    }

    private static async Task<TeamReport> ReadAsync(TestDatabase store, TeamPeriod period = TeamPeriod.ThisWeek, Caller? caller = null) =>
        await new TeamService(store.Database, AtNoon()).ReadAsync(caller ?? Mia, Kathmandu, period, Token) ?? throw new InvalidOperationException("A manager gets figures.");
}
