using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Scheduling;
using Portal.Services.Team;
using Portal.Tests.Support;
using Portal.Web.Features.History;
using Portal.Web.Features.Team;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Team;

/// <summary>How long contacts waited; that the kept figures equal counting is asked at the end of each of these, as of every test with a database.</summary>
public class ResponseFiguresTests
{
    private static readonly WallZone Kathmandu = WallZone.Of("Asia/Kathmandu");
    private static readonly DateTime Noon = new(2026, 3, 4, 6, 15, 0, DateTimeKind.Utc); // Wednesday, 12:00 there

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Half_and_nine_of_ten_of_the_answers_took_no_longer_by_person_channel_hour_and_day()
    {
        await using var store = await TestDatabase.CreateAsync();
        List<Message> messages = [.. Enumerable.Range(1, 10).Select(minutes => Answer(Ana, Noon.AddMinutes(-minutes), minutes)), Answer(Ben, Noon.AddHours(-2), 100, Channel.Email), Answer(Ben, Noon.AddDays(-1), 300)];
        await store.AddAllAsync([Of(Ana), Of(Ben), .. messages]);
        await store.Database.PutAsync(m => m.LocationId == "harbour", MessageState.Delivered);

        var report = (await ReadAsync(store, TeamPeriod.Today)).Responses;

        Assert.Equal((11, 6, 10), Figures(report.Periods[TeamPeriod.Today]));
        Assert.Equal((1, ResponseScale.End(ResponseScale.Of(300)), ResponseScale.End(ResponseScale.Of(300))), Figures(report.Periods[TeamPeriod.Yesterday]));
        Assert.Equal((12, 6, ResponseScale.End(ResponseScale.Of(100))), Figures(report.Periods[TeamPeriod.ThisWeek]));
        Assert.Equal([("Ana Staff", 10), ("Ben Staff", 1)], report.People.Select(p => (p.Person.Name, p.Counts.Total)));
        Assert.Equal((10, 5, 9), Figures(report.People[0].Counts));
        Assert.Equal([Channel.Sms, Channel.Email], report.Channels.Select(c => c.Channel));
        Assert.Equal([(10, 1), (11, 10)], report.Hours.Index().Where(h => h.Item.Total > 0).Select(h => (h.Index, h.Item.Total)));
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 1, 11, 0, 0, 0, 0], report.Days.Select(d => d.Counts.Total));
    }

    [Fact]
    public async Task Only_what_reached_the_contact_is_an_answer_and_one_that_fails_is_none_any_more()
    {
        await using var store = await TestDatabase.CreateAsync();
        var messages = Enum.GetValues<MessageState>().Select(state => (State: state, Message: Answer(Ana, Noon, 5))).ToList();
        await store.AddAllAsync(messages.Select(m => m.Message));
        foreach (var (state, message) in messages)
        {
            await store.Database.PutAsync(m => m.Id == message.Id, state);
        }

        Assert.Equal(3, (await ReadAsync(store, TeamPeriod.Today)).Responses.Periods[TeamPeriod.Today].Total);
        await store.Database.PutAsync(m => m.State == MessageState.Accepted, MessageState.Failed);
        Assert.Equal(2, (await ReadAsync(store, TeamPeriod.Today)).Responses.Periods[TeamPeriod.Today].Total);
    }

    [Fact]
    public async Task Every_figure_leads_to_just_the_answers_that_it_counts()
    {
        await using var store = await TestDatabase.CreateAsync();
        var random = new Random(11);
        var messages = Enumerable.Range(0, 150).Select(_ => Answer(random.Next(2) == 0 ? Ana : Ben, Noon.AddMinutes(-random.Next(14 * 24 * 60)), random.Next(4) == 0 ? null : (int)(2000 * Math.Pow(random.NextDouble(), 3)), random.Next(2) == 0 ? Channel.Sms : Channel.Email)).ToList();
        await store.AddAllAsync([Of(Ana), Of(Ben), .. messages]);
        foreach (var message in messages)
        {
            await store.Database.PutAsync(m => m.Id == message.Id, random.Next(3) == 0 ? Enum.GetValues<MessageState>()[random.Next(Enum.GetValues<MessageState>().Length)] : MessageState.Delivered);
        }

        foreach (var period in Enum.GetValues<TeamPeriod>())
        {
            var report = await ReadAsync(store, period);
            var written = TeamAddress.Messages(DaySpan.Of(period, report.Today));
            await LeadsAsync(store, new WaitRow("all", written, report.Responses.Periods[period]));
            foreach (var (person, counts) in report.Responses.People)
            {
                await LeadsAsync(store, new WaitRow(person.Name, written with { Person = person.Id.ToString() }, counts));
            }

            foreach (var (channel, counts) in report.Responses.Channels)
            {
                await LeadsAsync(store, new WaitRow(channel.Key, written with { Channel = channel.Key }, counts));
            }
        }

        foreach (var (day, counts) in (await ReadAsync(store, TeamPeriod.Today)).Responses.Days)
        {
            await LeadsAsync(store, new WaitRow($"{day}", TeamAddress.Messages(new DaySpan(day, day)), counts));
        }
    }

    [Fact]
    public async Task One_persons_page_has_only_their_answers_and_another_sub_account_has_none_of_them()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAllAsync([Of(Ana), Answer(Ana, Noon, 5), Answer(Ben, Noon, 50), Answer(Foreign, Noon, 500)]);
        await store.Database.PutAsync(m => true, MessageState.Accepted);

        var person = await new TeamService(store.Database, AtNoon()).ReadPersonAsync(Mia, Ana.PersonId, Kathmandu, Token);

        Assert.Equal((1, 5, 5), Figures(person?.Responses[TeamPeriod.Today] ?? ResponseCounts.None));
        Assert.Equal(2, (await ReadAsync(store, TeamPeriod.Today)).Responses.Periods[TeamPeriod.Today].Total);
    }

    [Fact]
    public async Task Whatever_steps_messages_take_and_wherever_a_portal_dies_the_figures_equal_counting()
    {
        for (var seed = 0; seed < 12; seed++)
        {
            await using var store = await TestDatabase.CreateAsync();
            var random = new Random(seed);
            var messages = Enumerable.Range(0, 12).Select(_ => Answer(random.Next(2) == 0 ? Ana : Ben, Noon.AddMinutes(-random.Next(40)), random.Next(3) == 0 ? null : random.Next(3000))).ToList();
            await store.AddAllAsync(messages);
            for (var step = 0; step < 30; step++)
            {
                await TakeStepAsync(store, messages[random.Next(messages.Count)].Id, random);
            }

            await CountedMessages.EqualFiguresAsync(store.Database);
        }
    }

    // A portal that dies in a step leaves none of it: whatever was written before the end of its transaction is gone with it.
    private static async Task TakeStepAsync(TestDatabase store, Guid id, Random random)
    {
        var (state, minutes, undone, dies) = (Enum.GetValues<MessageState>()[random.Next(Enum.GetValues<MessageState>().Length)], random.Next(3000), random.Next(2) == 0, random.Next(4) == 0);
        var step = store.Database.WriteAsync(
            async (context, token) =>
            {
                var message = await context.Messages.SingleAsync(m => m.Id == id, token);
                context.Put(message, state, because: null, reason: null, code: null);
                context.Entry(message).Property(m => m.IsUndone).CurrentValue = undone;
                context.Entry(message).Property(m => m.ResponseMinutes).CurrentValue = minutes % 5 == 0 ? null : minutes;
                await context.SaveChangesAsync(token);
                return dies ? throw new TimeoutException("It died.") : 0;
            },
            Token);
        if (dies)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => step);
        }
        else
        {
            await step;
        }
    }

    private static Message Answer(Caller author, DateTime at, int? minutes, Channel? channel = null)
    {
        var message = By(author, at, channel: channel);
        message.Answer(minutes is { } waited ? new Response(at.AddMinutes(-waited), waited) : null);
        return message;
    }

    private static async Task LeadsAsync(TestDatabase store, WaitRow row)
    {
        await LeadsAsync(store, row.Answers, row.Counts.Total);
        if (row.Counts is { Median: { } median, NineOfTen: { } slow })
        {
            await LeadsAsync(store, row.Within(median), row.Counts.NotLongerThan(median));
            await LeadsAsync(store, row.After(slow), row.Counts.Total - row.Counts.NotLongerThan(slow));
        }
    }

    private static async Task LeadsAsync(TestDatabase store, HistoryAddress? address, int count)
    {
        var found = await new HistoryService(store.Database).CountAsync(Mia, (address ?? throw new InvalidOperationException()).Query(Kathmandu, Some.Rules), Token);
        Assert.True(found == count, $"{address.Url}: {count} is said, and {found} are found.");
    }

    private static (int Total, int? Median, int? NineOfTen) Figures(ResponseCounts counts) => (counts.Total, counts.Median, counts.NineOfTen);

    private static TestClock AtNoon()
    {
        var clock = new TestClock();
        clock.Advance(Noon - clock.Now);
        return clock;
    }

    private static async Task<TeamReport> ReadAsync(TestDatabase store, TeamPeriod period) =>
        await new TeamService(store.Database, AtNoon()).ReadAsync(Mia, Kathmandu, period, Token) ?? throw new InvalidOperationException("A manager gets figures.");
}
