using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.Reviews;
using Portal.Services.Scheduling;
using Portal.Tests.History;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;
using static Portal.Tests.Reviews.ReviewData;

namespace Portal.Tests.Reviews;

public class SampleTests
{
    private static readonly DateTime Drawn = Start.AddHours(7);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_seed_draws_the_same_ten_whatever_is_written_or_reviewed_meanwhile()
    {
        await using var store = await TestDatabase.CreateAsync();
        await AddAsync(store, 200);
        var (samples, query) = (new SampleService(store.Database), Query());
        var first = await DrawAsync(samples, query);
        Assert.Equal((10, 200), (first.Messages.Count, first.OutOf));

        await AddReviewsAsync(store, first.Messages.Take(3).Select(m => m.MessageId), Drawn.AddMinutes(1));
        await store.AddAllAsync(Enumerable.Range(0, 50).Select(i => By(Ana, Drawn.AddSeconds(i + 1))));
        var second = await DrawAsync(samples, query);

        Assert.Equal(first.Messages.Select(m => m.MessageId), second.Messages.Select(m => m.MessageId));
        Assert.Equal([true, true, true, false, false, false, false, false, false, false], second.Messages.Select(m => m.IsReviewed));
        Assert.NotEqual(first.Messages.Select(m => m.MessageId).Order(), (await DrawAsync(samples, Query(seed: 1))).Messages.Select(m => m.MessageId).Order());
    }

    [Fact]
    public async Task Messages_without_a_review_come_first_and_ones_own_and_those_taken_back_never()
    {
        await using var store = await TestDatabase.CreateAsync();
        List<Message> messages = [.. Enumerable.Range(0, 12).Select(i => By(Ana, Start.AddMinutes(i * 20)))];
        await store.AddAllAsync([.. messages, By(Mia, Start), By(Foreign, Start), By(Ana, Start.AddMonths(-2))]);
        await AddReviewsAsync(store, messages.Take(6).Select(m => m.Id), Start.AddHours(5));
        await store.Database.PutAsync(m => m.Id == messages[11].Id, MessageState.Cancelled);

        var sample = await DrawAsync(new SampleService(store.Database), Query());

        Assert.Equal(messages.Skip(6).Take(5).Select(m => m.Id).Order(), sample.Messages.Take(5).Select(m => m.MessageId).Order());
        Assert.All(sample.Messages.Skip(5), m => Assert.Contains(m.MessageId, messages.Take(6).Select(reviewed => reviewed.Id)));
        Assert.Equal((10, 12), (sample.Messages.Count, sample.OutOf));
    }

    [Fact]
    public async Task A_sample_is_of_one_person_or_channel_where_that_is_asked_for_also_in_the_minutes_before_it_was_drawn()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (just, after) = (By(Ben, Drawn.AddSeconds(-1), channel: Channel.Email), By(Ben, Drawn.AddSeconds(1), channel: Channel.Email));
        await store.AddAllAsync([By(Ana, Start), By(Ben, Start), just, after]);
        var samples = new SampleService(store.Database);

        Assert.Equal(2, (await DrawAsync(samples, Query() with { AuthorId = Ben.PersonId })).OutOf);
        Assert.Equal([just.Id], (await DrawAsync(samples, Query() with { ChannelKey = Channel.Email.Key })).Messages.Select(m => m.MessageId));
        Assert.Equal(3, (await DrawAsync(samples, Query())).OutOf);
    }

    [Fact]
    public async Task Every_message_is_as_likely_as_any_other_however_they_are_spread_over_time()
    {
        await using var store = await TestDatabase.CreateAsync();
        var lonely = By(Ana, Start.AddDays(-20));
        await store.AddAllAsync([lonely, .. Enumerable.Range(0, 99).Select(i => By(Ben, Start.AddSeconds(i)))]);
        var samples = new SampleService(store.Database);
        var drawn = 0;
        for (var seed = 0; seed < 100; seed++)
        {
            drawn += (await DrawAsync(samples, Query(seed))).Messages.Any(m => m.MessageId == lonely.Id) ? 1 : 0;
        }

        Assert.InRange(drawn, 3, 20); // 10 of 100 are to be expected
    }

    [Fact]
    public async Task Staff_draw_nothing_and_a_seed_that_was_made_up_does_no_harm()
    {
        await using var store = await TestDatabase.CreateAsync();
        await AddAsync(store, 20);
        var samples = new SampleService(store.Database);

        Assert.Null(await samples.DrawAsync(Ben, Query(), Token));
        Assert.Equal(0, (await DrawAsync(samples, Query() with { Seed = Guid.Empty })).OutOf);
        Assert.Equal(20, (await DrawAsync(samples, Query() with { Seed = Guid.Parse("ffffffff-ffff-7fff-bfff-ffffffffffff") })).OutOf);
    }

    private static SampleQuery Query(int seed = 0) => new()
    {
        From = DateOnly.FromDateTime(Start).AddDays(-27),
        To = DateOnly.FromDateTime(Start),
        TimeZone = WallZone.Utc,
        Seed = Guid.Parse($"{TimedId.FirstAt(Drawn).ToString()[..24]}{seed:x12}"),
    };

    private static async Task<Sample> DrawAsync(SampleService samples, SampleQuery query) =>
        await samples.DrawAsync(Mia, query, Token) ?? throw new InvalidOperationException("A manager draws.");

    private static Task AddAsync(TestDatabase store, int count) => store.AddAllAsync(Enumerable.Range(0, count).Select(i => By(Ana, Start.AddMinutes(i * 2))));

    private static async Task AddReviewsAsync(TestDatabase store, IEnumerable<Guid> messageIds, DateTime at)
    {
        var data = new ReviewData(store);
        data.Clock.Advance(at - data.Clock.Now);
        foreach (var id in messageIds)
        {
            Assert.IsType<ReviewSaving.Saved>(await data.Service.SaveAsync(Max, new ReviewCommand { MessageId = id, Kind = "Tone" }, Token));
        }
    }
}
