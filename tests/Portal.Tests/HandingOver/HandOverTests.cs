using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.HandingOver;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.HandingOver;

/// <summary>A draft goes to a colleague with all that was chosen for it, and its former author can't write over it any more.</summary>
public class HandOverTests : IAsyncLifetime
{
    private static readonly MessageContent Content = Some.Text() with { Later = new ChosenTime(new DateTime(2026, 3, 3, 8, 0, 0, DateTimeKind.Utc), "2026-03-03T09:00", "Europe/Berlin", OnlyIfUnanswered: true, HeldByService: false) };
    private Workplace? _place;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Workplace Place => _place ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _place = await Workplace.OpenAsync();

    public ValueTask DisposeAsync() => Place.DisposeAsync();

    [Fact]
    public async Task The_colleague_has_all_of_it_and_sees_from_whom_it_came_and_who_gave_it_sees_where_it_went()
    {
        var draft = await WriteAsync();

        await GiveAsync(draft);

        var theirs = Assert.Single(await OfAsync(Place.Ben));
        Assert.Equal((Content, new HandedBy(Place.Maya.PersonId, "Maya", Place.Clock.Now)), (theirs.Content, theirs.Handed));
        Assert.Empty(await OfAsync(Place.Maya));
        Assert.Equal(("Ben", "contact1"), Assert.Single((await Place.HandOvers.HandedAsync(Place.Maya, Token)).Select(handed => (handed.AuthorName, handed.ContactId))));
        Assert.Empty(await Place.HandOvers.HandedAsync(Place.Zoe, Token));
        Assert.Equal(["draft-handed-over"], await AuditAsync());
        Assert.Equal([Place.Ben.PersonId], await ToldAsync());
    }

    [Fact]
    public async Task A_window_in_which_its_former_author_still_writes_is_told_and_stores_nothing()
    {
        var draft = await WriteAsync();
        await GiveAsync(draft);

        var late = await Place.Drafts.SaveAsync(Place.Maya, Text("And one more thing.", draft), Token);

        Assert.IsType<DraftSaving.Gone>(late);
        Assert.Equal(Content, Assert.Single(await OfAsync(Place.Ben)).Content);
    }

    [Fact]
    public async Task Only_what_was_seen_goes_and_only_by_its_author_to_somebody_who_works_there()
    {
        var draft = await WriteAsync();

        Assert.IsType<HandOver.Gone>(await Place.HandOvers.GiveAsync(Place.Ben, draft.Id, draft.Version, Place.Zoe.PersonId, Token));
        Assert.IsType<HandOver.Gone>(await Place.HandOvers.GiveAsync(Some.Manager(), draft.Id, draft.Version, Place.Ben.PersonId, Token));
        Assert.IsType<HandOver.Gone>(await Place.HandOvers.GiveAsync(Place.Maya with { LocationId = Some.OtherLocation }, draft.Id, draft.Version, Place.Elsewhere.PersonId, Token));
        Assert.IsType<HandOver.NoSuchColleague>(await Place.HandOvers.GiveAsync(Place.Maya, draft.Id, draft.Version, Place.Elsewhere.PersonId, Token));
        Assert.IsType<HandOver.NoSuchColleague>(await Place.HandOvers.GiveAsync(Place.Maya, draft.Id, draft.Version, Place.Maya.PersonId, Token));
        Assert.IsType<HandOver.Changed>(await Place.HandOvers.GiveAsync(Place.Maya, draft.Id, draft.Version + 1, Place.Ben.PersonId, Token));
        Assert.Single(await OfAsync(Place.Maya));
    }

    [Fact]
    public async Task It_never_takes_the_place_of_what_the_colleague_is_writing()
    {
        var draft = await WriteAsync();
        await WriteAsync(Place.Ben);

        Assert.IsType<HandOver.InTheWay>(await Place.HandOvers.GiveAsync(Place.Maya, draft.Id, draft.Version, Place.Ben.PersonId, Token));
        Assert.Equal((1, 1), ((await OfAsync(Place.Maya)).Count, (await OfAsync(Place.Ben)).Count));
    }

    [Fact]
    public async Task It_can_be_taken_back_for_a_moment_and_nobody_is_told_any_more()
    {
        var done = await GiveAsync(await WriteAsync());
        Assert.IsType<HandOver.Gone>(await Place.HandOvers.TakeBackAsync(Place.Zoe, done.DraftId, Token));

        Place.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<HandOver.Done>(await Place.HandOvers.TakeBackAsync(Place.Maya, done.DraftId, Token));

        var back = Assert.Single(await OfAsync(Place.Maya));
        Assert.Equal((Content, (HandedBy?)null), (back.Content, back.Handed));
        Assert.Empty(await OfAsync(Place.Ben));
        Assert.Empty(await ToldAsync());
        Assert.Equal(["draft-handed-over", "draft-taken-back"], await AuditAsync());
    }

    [Fact]
    public async Task It_stays_with_the_colleague_who_has_written_on_it_and_after_the_time_for_taking_it_back()
    {
        var written = await GiveAsync(await WriteAsync());
        var theirs = Assert.Single(await OfAsync(Place.Ben));
        await Place.Drafts.SaveAsync(Place.Ben, Text("Mine now.", theirs), Token);
        Assert.IsType<HandOver.TooLate>(await Place.HandOvers.TakeBackAsync(Place.Maya, written.DraftId, Token));
        Assert.NotNull(Assert.Single(await OfAsync(Place.Ben)).Handed);

        var old = await GiveAsync(await WriteAsync(), Place.Zoe);
        Place.Clock.Advance(DraftHandOver.UndoTime);
        Assert.IsType<HandOver.TooLate>(await Place.HandOvers.TakeBackAsync(Place.Maya, old.DraftId, Token));
    }

    private async Task<Draft> WriteAsync(Caller? who = null)
    {
        await Place.Drafts.SaveAsync(who ?? Place.Maya, new DraftText("contact1", "Ana Ruiz", Channel.Sms, Content, null, 0), Token);
        return Assert.Single(await OfAsync(who ?? Place.Maya));
    }

    private async Task<HandOver.Done> GiveAsync(Draft draft, Caller? to = null) =>
        Assert.IsType<HandOver.Done>(await Place.HandOvers.GiveAsync(Place.Maya, draft.Id, draft.Version, (to ?? Place.Ben).PersonId, Token));

    private static DraftText Text(string body, Draft draft) => new("contact1", "Ana Ruiz", Channel.Sms, Content with { Body = body }, draft.Id, draft.Version);

    private Task<IReadOnlyList<Draft>> OfAsync(Caller who) => Place.Drafts.OfContactAsync(who, "contact1", Token);

    private Task<List<string>> AuditAsync() => Place.Store.Database.ReadAsync((context, token) => context.Audit.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(token), Token);

    private Task<List<Guid>> ToldAsync() =>
        Place.Store.Database.ReadAsync((context, token) => context.Notifications.Where(n => n.Kind == NotificationKind.HandedOver).Select(n => n.PersonId).ToListAsync(token), Token);
}

[StoredIn(StorageProvider.Postgres)]
public sealed class HandOverOnPostgresTests : HandOverTests;
