using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

[TimeBound]
public class HistoryFilterTests
{
    private static readonly WallZone Berlin = WallZone.Of("Europe/Berlin");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filters_narrow_together()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(
            By(Ana, Start, "wanted", Channel.Email).Held(),
            By(Ana, Start, "channel", Channel.Sms).Held(),
            By(Ana, Start, "state", Channel.Email),
            By(Ben, Start, "person", Channel.Email).Held(),
            By(Ana, Start, "contact", Channel.Email, "Someone else").Held());

        Assert.Equal(["wanted"], await LinesAsync(store, new() { AuthorIds = [Ana.PersonId], Channels = [Channel.Email], States = [MessageState.Held, MessageState.Unknown], Contact = "ruiz" }));
    }

    [Fact]
    public async Task Of_people_channels_and_states_any_of_several_is_meant()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(
            By(Ana, Start, "one", Channel.Email), By(Ben, Start.AddSeconds(1), "two", Channel.Sms), By(Mia, Start.AddSeconds(2), "three", Channel.WhatsApp).Held());

        Assert.Equal(["two", "one"], await LinesAsync(store, new() { AuthorIds = [Ana.PersonId, Ben.PersonId] }));
        Assert.Equal(["three", "one"], await LinesAsync(store, new() { Channels = [Channel.Email, Channel.WhatsApp] }));
        Assert.Equal(["three", "two", "one"], await LinesAsync(store, new() { States = [MessageState.Held, MessageState.Scheduled] }));
        Assert.Equal(["two", "one"], await LinesAsync(store, new() { Words = "ana", AuthorIds = [Ana.PersonId, Ben.PersonId] }));
    }

    [Fact]
    public async Task Attachments_times_tokens_and_reasons_are_asked_for_by_themselves()
    {
        await using var store = await TestDatabase.CreateAsync();
        var files = By(Ana, Start, new MessageContent { Body = "files", Attachments = [new Attachment { Url = "https://files.example/a", Name = "a" }] });
        var (sent, planned, failed) = (By(Ana, Start.AddSeconds(1), "sent"), By(Ana, Start.AddSeconds(2), "planned"), By(Ben, Start.AddSeconds(3), "failed"));
        await store.AddAsync(files, sent, planned, failed);
        await BecomeAsync(store, sent, TokenSource.PrivateIntegration);
        await BecomeAsync(store, failed, TokenSource.MarketplaceApp, "30007");
        await store.Database.WriteAsync((c, token) => c.Messages.Where(m => m.Id == planned.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.PlannedAt, Start.AddDays(1)), token), Token);

        Assert.Equal(["files"], await LinesAsync(store, new() { HasAttachments = true }));
        Assert.Equal(["failed", "planned", "sent"], await LinesAsync(store, new() { HasAttachments = false }));
        Assert.Equal(["planned"], await LinesAsync(store, new() { IsPlanned = true }));
        Assert.Equal(["failed", "sent", "files"], await LinesAsync(store, new() { IsPlanned = false }));
        Assert.Equal(["sent"], await LinesAsync(store, new() { SentWith = TokenSource.PrivateIntegration }));
        Assert.Equal(["failed"], await LinesAsync(store, new() { ReasonCode = " 30007\0" }));
        Assert.Empty(await LinesAsync(store, new() { ReasonCode = "3000" }));
    }

    [Fact]
    public async Task The_choice_of_reasons_is_what_the_callers_messages_have()
    {
        await using var store = await TestDatabase.CreateAsync();
        Message[] failed = [By(Ana, Start), By(Ben, Start), By(Ben, Start), By(Foreign, Start)];
        await store.AddAsync([.. failed, By(Ana, Start)]);
        foreach (var (message, code) in failed.Zip(["b", "a", "a", "c"]))
        {
            await BecomeAsync(store, message, TokenSource.SignIn, code);
        }

        var history = new HistoryService(store.Database);

        Assert.Equal(["a", "b"], await history.ReasonCodesAsync(Mia, Token));
        Assert.Equal(["b"], await history.ReasonCodesAsync(Ana, Token));
    }

    [Theory]
    [InlineData("id-Ümit Çelik")]
    [InlineData("ümit")]
    [InlineData("ÇELIK")]
    [InlineData("  it ç ")]
    public async Task A_contact_is_found_by_id_and_by_any_part_of_the_name(string text)
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start, "hit", contact: "Ümit Çelik"), By(Ana, Start, "other", contact: "Umberto"));

        Assert.Equal(["hit"], await LinesAsync(store, new() { Contact = text }));
    }

    [Fact]
    public async Task Signs_that_mean_something_to_the_database_are_just_text()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start, "plain", contact: "Ana"), By(Ana, Start, "percent", contact: @"100% \_sure"));

        Assert.Equal(["percent"], await LinesAsync(store, new() { Contact = "%" }));
        Assert.Equal(["percent"], await LinesAsync(store, new() { Contact = @"\_" }));
        Assert.Equal(["plain"], await LinesAsync(store, new() { Contact = "A\0na" })); // PostgreSQL takes no text with such a character
        Assert.Empty(await LinesAsync(store, new() { Contact = "Ana\uD83D" })); // nor half of one
    }

    [Fact]
    public async Task Days_are_those_of_the_viewers_zone_and_both_ends_count()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(
            By(Ana, Utc(2, 28, 22, 59), "27 February's last minute is not it, this is 28 February, 23:59"),
            By(Ana, Utc(2, 28, 23, 0), "1 March, 00:00"),
            By(Ana, Utc(3, 1, 22, 59), "1 March, 23:59"),
            By(Ana, Utc(3, 1, 23, 0), "2 March, 00:00"));

        var day = new DateOnly(2026, 3, 1);
        Assert.Equal(["1 March, 23:59", "1 March, 00:00"], await LinesAsync(store, new() { From = day, To = day, TimeZone = Berlin }));
    }

    [Theory]
    [InlineData("0001-01-01", "9999-12-31", 1)]
    [InlineData("2026-03-03", "2026-03-01", 0)]
    [InlineData("9999-12-31", null, 0)]
    [InlineData(null, "0001-01-01", 0)]
    public async Task Odd_days_are_harmless(string? from, string? to, int found)
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start));

        foreach (var zone in new[] { Berlin, WallZone.Of("America/Chicago") })
        {
            Assert.Equal(found, (await LinesAsync(store, new() { From = Day(from), To = Day(to), TimeZone = zone })).Count());
        }
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00")]
    [InlineData("America/Havana", "2026-03-08", "2026-03-08T05:00")] // midnight does not exist: the day begins at 01:00, UTC-4
    [InlineData("America/Havana", "2025-11-02", "2025-11-02T04:00")] // 00:30 comes twice; the day begins with the first
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00")] // a day that Samoa left out begins, and ends, with the next one
    public void A_day_begins_with_its_first_moment(string zone, string day, string utc) =>
        Assert.Equal(
            DateTime.Parse(utc, null),
            WallZone.Of(zone).StartOf(DateOnly.Parse(day, null)));

    [Fact]
    public async Task The_first_line_is_the_subject_or_else_the_first_line_of_the_text()
    {
        await using var store = await TestDatabase.CreateAsync();
        var email = new MessageContent { Body = "body", Subject = "The subject" };
        await store.AddAsync(
            By(Ana, Start, "\n first\r\nsecond"),
            By(Ana, Start.AddSeconds(1), email),
            By(Ana, Start.AddSeconds(2), email with { Subject = " " }));

        Assert.Equal(["body", "The subject", "first"], await LinesAsync(store, new()));
    }

    private static Task<int> BecomeAsync(TestDatabase store, Message message, TokenSource source, string? code = null) =>
        store.Database.WriteAsync(
            (c, token) => c.Messages.Where(m => m.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.SentWith, source).SetProperty(m => m.ReasonCode, code), token), Token);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, null);

    private static DateTime Utc(int month, int day, int hour, int minute) => new(2026, month, day, hour, minute, 0, DateTimeKind.Utc);

    private static async Task<IEnumerable<string>> LinesAsync(TestDatabase store, HistoryQuery query) =>
        (await new HistoryService(store.Database).SearchAsync(Mia, query, Token)).Rows.Select(r => r.FirstLine);
}
