using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Reviews;
using Portal.Tests.History;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;
using static Portal.Tests.Reviews.ReviewData;

namespace Portal.Tests.Reviews;

/// <summary>The history's filter by reviews, and the mark beside a message.</summary>
public class ReviewedHistoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("word")]
    public async Task Messages_are_found_by_whether_they_are_reviewed_and_told_also_among_words(string? words)
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, none, told, both) = (new ReviewData(store), By(Ana, Start, "word none"), By(Ana, Start.AddMinutes(1), "word told"), By(Ben, Start.AddMinutes(2), "word both"));
        await store.AddAsync(none, told, both);
        await data.SaveAsync(Mia, Of(told, told: true));
        await data.SaveAsync(Mia, Of(both, told: true));
        await data.SaveAsync(Max, Of(both));

        Assert.Equal(["word both", "word told"], await LinesAsync(store, Mia, ReviewStanding.Reviewed, words));
        Assert.Equal(["word both", "word told"], await LinesAsync(store, Mia, ReviewStanding.ToldToAuthor, words));
        Assert.Equal(["word none"], await LinesAsync(store, Mia, ReviewStanding.NotReviewed, words));
    }

    [Fact]
    public async Task No_filter_and_no_mark_tells_an_author_of_a_private_review()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, anas, mias) = (new ReviewData(store), By(Ana, Start), By(Mia, Start.AddMinutes(1)));
        await store.AddAsync(anas, mias);
        await data.SaveAsync(Mia, Of(anas));
        await data.SaveAsync(Max, Of(mias));

        foreach (var standing in Enum.GetValues<ReviewStanding>())
        {
            Assert.Equal(standing is ReviewStanding.NotReviewed ? ["Hello"] : [], await LinesAsync(store, Ana, standing));
        }

        Assert.Empty((await SearchAsync(store, Ana, new())).Reviews);
        Assert.Equal([anas.Id], (await SearchAsync(store, Mia, new())).Reviews.Keys);
        Assert.Equal([anas.Id], (await SearchAsync(store, Mia, new() { Reviewed = ReviewStanding.Reviewed })).Rows.Select(r => r.MessageId));
    }

    [Fact]
    public async Task A_mark_says_what_the_reviews_say_and_whether_they_are_new()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, message) = (new ReviewData(store), By(Ana, Start));
        await store.AddAsync(message);
        await data.SaveAsync(Mia, Of(message, told: true));
        await data.SaveAsync(Max, Of(message, kind: "Good example"));

        Assert.Equivalent(new ReviewMark(["Tone"], IsTold: true, IsNew: true), (await SearchAsync(store, Ana, new())).Reviews[message.Id], strict: true);
        Assert.Equivalent(new ReviewMark(["Tone", "Good example"], IsTold: true, IsNew: false), (await SearchAsync(store, Mia, new())).Reviews[message.Id], strict: true);
    }

    [Fact]
    public async Task Pages_of_reviewed_messages_neither_skip_nor_repeat_one_however_many_reviews_it_has()
    {
        await using var store = await TestDatabase.CreateAsync();
        var data = new ReviewData(store);
        List<Message> messages = [.. Enumerable.Range(0, 240).Select(i => By(Ana, Start.AddMinutes(i)))];
        await store.AddAllAsync(messages);
        foreach (var message in messages.Where((_, i) => i % 2 == 0))
        {
            await data.SaveAsync(Mia, Of(message));
            await data.SaveAsync(Max, Of(message));
        }

        var query = new HistoryQuery { Reviewed = ReviewStanding.Reviewed };
        var first = await SearchAsync(store, Mia, query);
        var second = await SearchAsync(store, Mia, query with { Older = first.Older });
        var third = await SearchAsync(store, Mia, query with { Older = second.Older });
        var back = await SearchAsync(store, Mia, query with { Newer = third.Newer });

        Assert.Equal(messages.Where((_, i) => i % 2 == 0).Reverse().Select(m => m.Id), first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.MessageId));
        Assert.Equal(second.Rows.Select(r => r.MessageId), back.Rows.Select(r => r.MessageId));
        Assert.Equal(120, await new HistoryService(store.Database).CountAsync(Mia, query, Token));
    }

    private static async Task<IEnumerable<string>> LinesAsync(TestDatabase store, Caller caller, ReviewStanding standing, string? words = null) =>
        (await SearchAsync(store, caller, new() { Reviewed = standing, Words = words })).Rows.Select(r => r.FirstLine);

    private static Task<HistorySlice> SearchAsync(TestDatabase store, Caller caller, HistoryQuery query) => new HistoryService(store.Database).SearchAsync(caller, query, Token);
}
