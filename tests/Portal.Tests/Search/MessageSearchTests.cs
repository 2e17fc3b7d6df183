using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Search;

/// <summary>Finding messages by what they say, as the history does.</summary>
public class MessageSearchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("appointment", "1")]
    [InlineData("APPOINT", "1")] // the beginning of a word
    [InlineData("bestätigung", "2")] // the end of one
    [InlineData("bestatigung", "2")]
    [InlineData("\"at nine\"", "1")]
    [InlineData("\"nine at\"", "")]
    [InlineData("\"appoint\"", "")] // in quotes a word is all of it
    [InlineData("nine monday", "1")]
    [InlineData("on monday", "5 1")]
    [InlineData("on monday -nine", "5")]
    [InlineData("monday -\"at nine\"", "5")]
    [InlineData("-monday", "4 3 2")]
    [InlineData("reminder", "3")] // the subject
    [InlineData("çelik", "4")] // the contact
    [InlineData("umit 明天", "4")]
    [InlineData("天上", "4")]
    [InlineData("上天", "")]
    [InlineData("สวัส", "5")]
    [InlineData("ben", "3 2")] // the person
    [InlineData("href", "")] // no word of anybody
    [InlineData("bold", "3")]
    [InlineData("at", "1")] // short words are whole ones
    [InlineData("mon", "")]
    [InlineData("mon*", "5 1")]
    [InlineData("tigu", "")] // within a word only from five letters on
    [InlineData("tigun", "2")]
    [InlineData("9:30", "3")]
    [InlineData("zygomatic", "")]
    [InlineData("!!!", "")]
    [InlineData("monday scope", "")]
    [InlineData("Subject:monday", "")]
    [InlineData("NOT monday", "")]
    [InlineData("' OR \" * (", "")]
    public async Task Messages_are_found_by_their_words_newest_first(string words, string found)
    {
        await using var store = await FilledAsync();

        Assert.Equal(found, await FindAsync(store, Mia, words));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("ruiz")]
    [InlineData("-zygomatic")]
    public async Task Everyone_finds_only_what_they_may_see(string words)
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start.AddMinutes(1), "1 hello"), By(Ben, Start.AddMinutes(2), "2 hello"), By(Foreign, Start.AddMinutes(3), "3 hello"));

        Assert.Equal("1", await FindAsync(store, Ana, words));
        Assert.Equal("2 1", await FindAsync(store, Mia, words));
        Assert.Equal("3", await FindAsync(store, Foreign, words));
    }

    [Fact]
    public async Task Words_and_filters_narrow_together()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(
            By(Ana, Start, "hello wanted", Channel.Email).Held(),
            By(Ana, Start, "hello channel", Channel.Sms).Held(),
            By(Ana, Start, "hello state", Channel.Email),
            By(Ben, Start, "hello person", Channel.Email).Held(),
            By(Ana, Start, "words", Channel.Email).Held(),
            By(Ana, Start.AddDays(2), "hello day", Channel.Email).Held());

        var query = new HistoryQuery { Words = "hello", AuthorIds = [Ana.PersonId], Channels = [Channel.Email], States = [MessageState.Held], From = DateOnly.FromDateTime(Start), To = DateOnly.FromDateTime(Start) };
        Assert.Equal(["hello wanted"], (await SearchAsync(store, Mia, query)).Rows.Select(row => row.FirstLine));
    }

    [Fact]
    public async Task Pages_of_what_is_found_neither_skip_nor_repeat_even_within_one_millisecond()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync([.. Enumerable.Range(0, 130).Select(i => By(Ana, Start.AddMilliseconds(i / 10), i % 2 == 0 ? $"even {i}" : $"odd {i}"))]);
        var all = new List<Guid>();

        var page = await SearchAsync(store, Mia, new() { Words = "even" });
        for (all.AddRange(page.Rows.Select(row => row.MessageId)); page.Older is { } older; all.AddRange(page.Rows.Select(row => row.MessageId)))
        {
            page = await SearchAsync(store, Mia, new() { Words = "even", Older = older });
            Assert.NotNull(page.Newer);
        }

        Assert.Equal(65, all.Distinct().Count());
        Assert.Equal(all.OrderDescending(), all);
        Assert.Equal(all.Take(50), (await SearchAsync(store, Mia, new() { Words = "even", Newer = page.Newer })).Rows.Select(row => row.MessageId));
    }

    [Fact]
    public async Task Messages_whose_ids_begin_alike_are_all_found_and_none_is_refused()
    {
        await using var store = await TestDatabase.CreateAsync();
        var ids = Enumerable.Range(1, 40).Select(i => new Guid($"019d0000-0000-7abc-8def-{i:x12}")).ToList();
        foreach (var piece in ids.Chunk(15))
        {
            await store.AddAsync([.. piece.Select(id => WithId(By(Ana, Start, "alike"), id))]);
        }

        var export = new HistoryExport(store.Database, new(TimeProvider.System), Microsoft.Extensions.Options.Options.Create(new ExportOptions()));
        Assert.Equal(40, Assert.IsType<ExportOutcome.Ready>(await export.LookAsync(Mia, new() { Words = "alike" }, Token)).Count);
    }

    [Fact]
    public async Task What_is_said_elsewhere_than_in_the_first_line_is_shown_below_it()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start, new MessageContent { Subject = "Your visit", Body = "Dear Ana,\nplease bring the forms." }, Channel.Email), By(Ana, Start, "forms are here"));

        var rows = (await SearchAsync(store, Mia, new() { Words = "forms" })).Rows;

        Assert.Equal("Dear Ana, please bring the forms.", rows.Single(row => row.FirstLine == "Your visit").Excerpt);
        Assert.Null(rows.Single(row => row.FirstLine == "forms are here").Excerpt);
    }

    [Fact]
    public async Task A_message_and_its_words_are_stored_together_or_not_at_all()
    {
        await using var store = await TestDatabase.CreateAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.WriteAsync(
            async (context, token) =>
            {
                context.Add(By(Ana, Start, "undone"));
                await context.SaveChangesAsync(token);
                throw new InvalidOperationException("The write ends here.");
            },
            Token));

        Assert.Empty((await SearchAsync(store, Mia, new() { Words = "undone" })).Rows);
        Assert.Equal(0, await store.Database.ReadAsync((context, token) => context.Database.SqlQuery<int>($"""SELECT count(*) AS "Value" FROM "SearchedMessages" """).SingleAsync(token), Token));
    }

    [Fact]
    public async Task A_beginning_that_very_many_words_share_is_still_found()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync([.. Enumerable.Range(0, 30).Select(i => By(Ana, Start.AddSeconds(i), string.Join(' ', Enumerable.Range(i * 20, 20).Select(n => $"con{n}"))))]);

        Assert.Equal(30, (await SearchAsync(store, Mia, new() { Words = "con*" })).Rows.Count);
    }

    [Fact]
    public async Task Words_that_fit_in_many_places_crowd_out_no_others()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync([.. Enumerable.Range(0, 15).Select(i => By(Ana, Start.AddSeconds(i), new string('a', 50) + (char)('b' + i))), By(Ana, Start, "xyzaaaaaz")]);

        Assert.Equal(16, (await SearchAsync(store, Mia, new() { Words = "aaaaa" })).Rows.Count);
    }

    [Fact]
    public async Task The_longest_text_of_different_words_is_stored_and_found_by_its_beginning()
    {
        await using var store = await TestDatabase.CreateAsync();
        var words = Enumerable.Range(0, 20_000).Select(i => string.Concat(Enumerable.Range(0, 10).Select(n => (char)(0xAC1B + (28 * ((i >> n) & 1)) + (56 * n)))) + i);

        await store.AddAsync(By(Ana, Start, string.Join(' ', words)));

        Assert.Single((await SearchAsync(store, Mia, new() { Words = $"\"{words.First()}\"" })).Rows);
    }

    [Fact]
    public async Task An_export_takes_what_was_found()
    {
        await using var store = await FilledAsync();
        var export = new HistoryExport(store.Database, new(TimeProvider.System), Microsoft.Extensions.Options.Options.Create(new ExportOptions()));

        var ready = Assert.IsType<ExportOutcome.Ready>(await export.LookAsync(Mia, new() { Words = "monday" }, Token));

        Assert.Equal(2, ready.Count);
        Assert.Equal(2, await ready.Messages.CountAsync(Token));
    }

    private static async Task<TestDatabase> FilledAsync()
    {
        var store = await TestDatabase.CreateAsync();
        await store.AddAsync(
            By(Ana, Start.AddMinutes(1), "1 Your appointment is on Monday at nine."),
            By(Ben, Start.AddMinutes(2), "2 Terminbestätigung folgt"),
            By(Ben, Start.AddMinutes(3), new MessageContent { Subject = "3 Reminder", Body = "<p>Come <b>bold</b>ly <a href=\"https://a.example\">here</a>, 9:30</p>", IsHtml = true }, Channel.Email),
            By(Ana, Start.AddMinutes(4), "4 明天上午见", contact: "Ümit Çelik"),
            By(Ana, Start.AddMinutes(5), "5 สวัสดี, on Monday"),
            By(Foreign, Start.AddMinutes(6), "6 Monday appointment at nine"));
        return store;
    }

    private static async Task<string> FindAsync(TestDatabase store, Caller caller, string words) =>
        string.Join(' ', (await SearchAsync(store, caller, new() { Words = words })).Rows.Select(row => row.FirstLine[0]));

    private static Task<HistorySlice> SearchAsync(TestDatabase store, Caller caller, HistoryQuery query) => new HistoryService(store.Database).SearchAsync(caller, query, Token);

    private static Message WithId(Message message, Guid id) => new()
    {
        Id = id,
        LocationId = message.LocationId,
        AuthorId = message.AuthorId,
        AuthorName = message.AuthorName,
        ContactId = message.ContactId,
        ContactName = message.ContactName,
        ChannelKey = message.ChannelKey,
        Content = message.Content,
        ClientToken = message.ClientToken,
        CreatedAt = message.CreatedAt,
        DueAt = message.DueAt,
        StateAt = message.StateAt,
    };
}
