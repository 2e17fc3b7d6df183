using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Delivery;
using Portal.Tests.Retention;
using Portal.Tests.Support;

namespace Portal.Tests.Notifications;

/// <summary>A person is told once of what concerns them, with the write that does it, and nobody else is.</summary>
public class NotificationTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly NotificationChanges _changes = new();
    private readonly List<NotificationChange> _told = [];
    private readonly Caller _maya = Some.Staff();
    private readonly Caller _mina = Some.Manager();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private AnnouncingDatabase Database => new(Store.Database, _changes);

    private NotificationReading Reading => new(Database, _clock);

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        _changes.Changed += _told.Add;
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task A_message_that_is_held_is_told_to_its_author_once_and_their_open_pages_hear_of_it()
    {
        var message = await StoredAsync();

        await StepAsync(message.Id, m => m.Hold(HoldKind.Missed, "Its time passed.", _clock.Now));
        await StepAsync(message.Id, m => m.SetAside(_mina, "Set aside", _clock.Now)); // a step, but in the same state

        var told = Assert.Single(await Reading.NewAsync(_maya, Token));
        Assert.Equal((NotificationKind.Held, message.Id, message.ContactId, "Ana Ruiz", null, _clock.Now), (told.Kind, told.MessageId, told.ContactId, told.ContactName, told.ActorName, told.At));
        Assert.Equal([new NotificationChange(Some.Location, _maya.PersonId)], _told);
        Assert.Empty(await Reading.NewAsync(_mina, Token)); // her own only, though she sees the message
    }

    [Fact]
    public async Task What_a_colleague_held_back_says_who_and_what_the_author_did_themself_is_not_told()
    {
        var (first, second) = (await StoredAsync(), await StoredAsync());

        await StepAsync(first.Id, m => m.HoldBack(_mina, "Not yet.", _clock.Now));
        await StepAsync(second.Id, m => m.HoldBack(_maya, "Not yet.", _clock.Now));

        var told = Assert.Single(await Reading.NewAsync(_maya, Token));
        Assert.Equal((first.Id, _mina.PersonId, "Mina"), (told.MessageId, told.ActorId, told.ActorName));
    }

    [Theory]
    [InlineData("refused", NotificationKind.Failed)]
    [InlineData("held back", NotificationKind.Held)]
    [InlineData("accepted", null)]
    [InlineData("unknown", null)] // it is being found out
    public async Task How_an_attempt_ends_is_told_where_it_ends_badly(string ending, NotificationKind? kind)
    {
        await using var fixture = await DeliveryFixture.CreateAsync();

        var author = await EndingTests.EndAsync(fixture, ending);

        var told = await fixture.Database.ReadAsync((context, token) => context.Notifications.ToListAsync(token), Token);
        Assert.Equal(kind is { } some ? [(some, author)] : [], told.Select(n => (n.Kind, n.PersonId)));
    }

    [Fact]
    public async Task A_write_that_fails_tells_nobody()
    {
        var box = new NotificationBox(_clock);

        await Assert.ThrowsAsync<InvalidOperationException>(() => Database.WriteAsync(
            async (context, token) =>
            {
                box.Add(context, Mention(_maya));
                await context.SaveChangesAsync(token);
                throw new InvalidOperationException("Something else went wrong.");
            },
            Token));
        await Store.AddAsync(Some.Message(_maya)); // the next write is another's
        await Database.WriteAsync((context, token) => context.SaveChangesAsync(token), Token);

        Assert.Empty(_told);
        Assert.Empty(await Reading.NewAsync(_maya, Token));
    }

    [Fact]
    public async Task A_mention_of_oneself_is_none()
    {
        await AddAsync(Mention(_maya) with { ActorId = _maya.PersonId });

        Assert.Empty(await Reading.NewAsync(_maya, Token));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task Nobody_reads_or_marks_another_persons_or_their_own_of_another_sub_account()
    {
        await AddAsync(Mention(_maya));
        var mine = Assert.Single(await Reading.NewAsync(_maya, Token));
        _told.Clear();

        foreach (var other in new[] { _mina, _maya with { LocationId = Some.OtherLocation } })
        {
            Assert.Empty((await Reading.ListAsync(other, before: null, Token)).Rows);
            await Reading.MarkReadAsync(other, mine.Id, Token);
            await Reading.MarkAllReadAsync(other, mine.Id, Token);
        }

        Assert.Null(Assert.Single(await Reading.NewAsync(_maya, Token)).ReadAt);
        Assert.Empty(_told);
    }

    [Fact]
    public async Task What_comes_while_all_are_marked_as_read_stays_new()
    {
        await AddAsync(Mention(_maya));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await AddAsync(Mention(_maya));
        var seen = (await Reading.ListAsync(_maya, before: null, Token)).Rows;
        _clock.Advance(TimeSpan.FromSeconds(1));
        await AddAsync(Mention(_maya));
        _told.Clear();

        await Reading.MarkAllReadAsync(_maya, seen[0].Id, Token);

        var left = Assert.Single(await Reading.NewAsync(_maya, Token));
        Assert.DoesNotContain(left.Id, seen.Select(n => n.Id));
        Assert.Single(_told); // their other tabs
        await Reading.MarkAllReadAsync(_maya, seen[0].Id, Token);
        Assert.Single(_told); // nothing changed
    }

    [Fact]
    public async Task They_stand_the_newest_first_by_pages_and_for_thirty_days()
    {
        for (var i = 0; i <= NotificationReading.PageSize; i++)
        {
            await AddAsync(Mention(_maya));
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = await Reading.ListAsync(_maya, before: null, Token);
        var second = await Reading.ListAsync(_maya, first.Older, Token);

        Assert.Equal(first.Rows.OrderByDescending(n => n.At).Select(n => n.Id), first.Rows.Select(n => n.Id));
        Assert.Equal((NotificationReading.PageSize, 1, null), (first.Rows.Count, second.Rows.Count, second.Older));
        _clock.Advance(NotificationReading.Kept);
        Assert.Empty((await Reading.ListAsync(_maya, before: null, Token)).Rows);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_contact_who_is_forgotten()
    {
        var admin = _mina with { Role = Role.Admin, LocationId = "harbour" };
        var message = Some.Message(admin, contactId: "ana");
        await Store.AddAsync(message);
        await AddAsync(Mention(_maya) with { LocationId = "harbour", ContactId = "ana" });
        await AddAsync(Mention(_maya) with { LocationId = "harbour", ContactId = "ben" });
        await StepAsync(message.Id, m => m.Hold(HoldKind.Missed, "Its time passed.", _clock.Now));

        await new RetentionParts(Database, _clock).Forget.ForgetAsync(admin, "ana", "Ana Ruiz", Token);

        Assert.Equal(["ben"], await Database.ReadAsync((context, token) => context.Notifications.Select(n => n.ContactId).ToListAsync(token), Token));
    }

    private static NotificationRecord Mention(Caller whom) => new(NotificationKind.Mention, whom.LocationId, whom.PersonId, "contact1", "Ana Ruiz") { NoteId = Guid.CreateVersion7(), ActorName = "Mina" };

    private Task AddAsync(NotificationRecord record) => Database.WriteAsync(
        async (context, token) =>
        {
            new NotificationBox(_clock).Add(context, record);
            await context.SaveChangesAsync(token);
        },
        Token);

    private async Task<Message> StoredAsync()
    {
        var message = Some.Message(_maya, _clock.Now);
        await Store.AddAsync(message);
        return message;
    }

    private Task StepAsync(Guid id, Func<Message, MessageEvent> step) => Database.WriteAsync(
        async (context, token) =>
        {
            context.Add(step(await context.Messages.SingleAsync(m => m.Id == id, token)));
            await context.SaveChangesAsync(token);
        },
        Token);
}

[StoredIn(StorageProvider.Postgres)]
public sealed class NotificationOnPostgresTests : NotificationTests;
