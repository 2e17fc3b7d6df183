using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

/// <summary>Who sends to a contact to whom a colleague wrote a moment ago is asked first, whatever their browser shows them.</summary>
public class SecondAnswerTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly Caller _maya = Some.Staff();
    private readonly Caller _ben = Some.Staff("Ben");
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task It_is_stopped_and_shows_the_first_and_goes_when_its_author_has_said_that_they_have_seen_it()
    {
        var first = await SentAsync(_ben, "We open at nine.");
        _clock.Advance(TimeSpan.FromSeconds(20));

        var answer = Assert.Single(await AskedAsync(_maya));

        Assert.Equal((first, "Ben", "We open at nine.", _clock.Now.AddSeconds(-20)), (answer.MessageId, answer.AuthorName, answer.Content.Body, answer.At));
        Assert.Equal(1, await CountAsync());
        await SentAsync(_maya, seen: [first]);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task What_came_after_the_one_that_was_seen_is_asked_about_again()
    {
        var first = await SentAsync(_ben);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var second = await SentAsync(_ben, "And at ten on Sundays.");

        Assert.Equal([first, second], (await AskedAsync(_maya)).Select(answer => answer.MessageId));
        Assert.Equal([second], (await AskedAsync(_maya, seen: [first])).Select(answer => answer.MessageId));
        await SentAsync(_maya, seen: [first, second]);
    }

    [Fact]
    public async Task Its_draft_stays_as_it_was()
    {
        await SentAsync(_ben);
        DraftService drafts = new(Store.Database, new DraftChanges(), _clock);
        var saved = Assert.IsType<DraftSaving.Saved>(await drafts.SaveAsync(_maya, new DraftText("contact1", "Ana Ruiz", Channel.Sms, Some.Text(), null, 0), Token));

        Assert.IsType<SendResult.AnsweredByColleague>(await TryAsync(_maya, Some.Command() with { DraftId = saved.Id, DraftVersion = saved.Version }));

        Assert.Equal(saved.Version, Assert.Single(await drafts.OfContactAsync(_maya, "contact1", Token)).Version);
    }

    [Fact]
    public async Task After_a_minute_nobody_is_asked()
    {
        await SentAsync(_ben);
        _clock.Advance(TimeSpan.FromSeconds(59));
        await AskedAsync(_maya);

        _clock.Advance(TimeSpan.FromSeconds(1));

        await SentAsync(_maya);
    }

    [Fact]
    public async Task Ones_own_messages_other_contacts_and_other_sub_accounts_are_none_of_it()
    {
        await SentAsync(_maya);
        await SentAsync(_maya, "And one more thing.");
        await SentAsync(_ben, contactId: "contact2");
        await SentAsync(Some.Staff("Zoe", Some.OtherLocation), contactId: "contact3");

        await SentAsync(_maya, contactId: "contact3");
    }

    [Fact]
    public async Task What_was_taken_back_or_failed_was_no_answer()
    {
        var first = await SentAsync(_ben);
        await ChangeAsync(first, message => message.Cancel(_ben, _clock.Now));

        await SentAsync(_maya);
    }

    [Fact]
    public async Task What_is_planned_within_the_minute_counts_as_an_answer_and_what_is_planned_for_later_neither_asks_nor_is_asked_about()
    {
        await SentAsync(_ben, at: _clock.Now.AddHours(1));
        await SentAsync(_maya);
        await SentAsync(_ben, at: _clock.Now.AddHours(2));
        _clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(30)); // Ben's first one goes in half a minute

        await AskedAsync(_maya);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await AskedAsync(_maya); // and went half a minute ago
        _clock.Advance(TimeSpan.FromMinutes(1));
        await SentAsync(_maya);
    }

    [Fact]
    public async Task What_waits_for_approval_reaches_nobody_and_asks_nobody()
    {
        var zoe = new Caller(Guid.CreateVersion7(), "Zoe", Some.Location, Role.DraftOnly);
        await SentAsync(zoe);
        await SentAsync(_ben);

        await SentAsync(zoe, "And this.");
    }

    [Fact]
    public async Task Of_two_who_press_at_the_same_moment_exactly_one_is_asked()
    {
        for (var i = 0; i < 10; i++)
        {
            var command = Some.Command($"together{i}");
            var pressed = Task.WhenAll(TryAsync(_maya, command), TryAsync(_ben, command)); // each through a ledger of its own, as over two portals

            var results = await pressed;

            Assert.Single(results.OfType<SendResult.Stored>());
            Assert.Single(results.OfType<SendResult.AnsweredByColleague>());
        }
    }

    private Task<SendResult> TryAsync(Caller who, SendCommand command) => Some.Ledger(Store.Database, _clock).SendAsync(who, command, Token);

    private async Task<Guid> SentAsync(Caller who, string text = "See you at nine.", string contactId = "contact1", DateTime? at = null, Guid[]? seen = null) =>
        Assert.IsType<SendResult.Stored>(await TryAsync(who, Command(text, contactId, at, seen))).MessageId;

    private async Task<IReadOnlyList<ColleaguesAnswer>> AskedAsync(Caller who, Guid[]? seen = null) =>
        Assert.IsType<SendResult.AnsweredByColleague>(await TryAsync(who, Command("See you at nine.", "contact1", null, seen))).Answers;

    private static SendCommand Command(string text, string contactId, DateTime? at, Guid[]? seen) =>
        Some.Command(contactId, content: Some.Text(text)) with { Seen = seen ?? [], Plan = at is { } time ? new SendPlan(time, string.Empty, "UTC", OnlyIfUnanswered: false, HeldByService: false) : null };

    private Task ChangeAsync(Guid id, Func<Message, MessageEvent?> step) => Store.Database.WriteAsync(
        async (context, token) =>
        {
            var message = await context.Messages.AsTracking().SingleAsync(m => m.Id == id, token);
            context.Add(step(message) ?? throw new InvalidOperationException("Not possible."));
            await context.SaveChangesAsync(token);
        },
        Token);

    private Task<int> CountAsync() => Store.Database.ReadAsync((context, token) => context.Messages.CountAsync(token), Token);
}

[StoredIn(StorageProvider.Postgres)]
public sealed class SecondAnswerOnPostgresTests : SecondAnswerTests;
