using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Retention;
using Portal.Services.Reviews;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Retention;

public class RetentionTests : IAsyncLifetime
{
    private const string Contact = "id-Ruiz, Ana";
    private static readonly Caller Ada = new(Guid.CreateVersion7(), "Ada Admin", "harbour", Role.Admin);

    private readonly TestClock _clock = new();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        _clock.Advance(TimeSpan.FromDays(100));
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task Words_go_when_their_time_is_over_and_the_skeleton_stays()
    {
        var (old, young) = (Sent(Ana, Start, "Old words"), Sent(Ana, _clock.Now.AddDays(-5), "Young words"));
        await Store.AddAsync(old, young);
        await Store.AddAsync(Step(old, "detail with ana@example.com"));

        await Parts(keepDays: 31).Work.RunAsync(Token);

        var removed = await MessageAsync(old.Id);
        Assert.Equal((string.Empty, Message.RemovedName, null, _clock.Now), (removed.Content.Body, removed.ContactName, removed.Reason, removed.WordsRemovedAt));
        Assert.Equal((old.AuthorName, old.ContactId, old.ChannelKey, old.State, old.CreatedAt), (removed.AuthorName, removed.ContactId, removed.ChannelKey, removed.State, removed.CreatedAt));
        var life = await Store.Database.ReadAsync((context, token) => context.MessageEvents.Where(e => e.MessageId == old.Id).OrderBy(e => e.Number).ToListAsync(token), Token);
        Assert.Equal([("Written", (string?)null), ("Words removed", null)], life.Select(e => (e.What, e.Detail)));
        Assert.Equal("Young words", (await MessageAsync(young.Id)).Content.Body);
        var entry = Assert.Single(await AuditAsync());
        Assert.Equal((AuditActions.WordsRemoved, "Removed the words of 1 message, older than 31 days.", "harbour"), (entry.Action, entry.Detail, entry.LocationId));
    }

    [Fact]
    public async Task What_was_said_of_the_words_goes_with_them_and_so_does_the_mark_by_which_they_were_approved()
    {
        var old = Sent(Ana, Start, "Old words");
        await Store.AddAsync(old, new Review
        {
            Id = Guid.CreateVersion7(),
            LocationId = old.LocationId,
            MessageId = old.Id,
            AuthorId = old.AuthorId,
            ReviewerId = Ada.PersonId,
            ReviewerName = Ada.Name,
            Kind = "Tone",
            Note = "Ana is not to be told",
            Rewording = "Dear Ana",
            Audience = ReviewAudience.Managers,
            Revision = Guid.CreateVersion7(),
            At = Start,
        });
        await Store.Database.WriteAsync((context, token) => context.Messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.ApprovedHash, "mark"), token), Token);

        await Parts(keepDays: 31).Work.RunAsync(Token);

        var review = await Store.Database.ReadAsync((context, token) => context.Reviews.SingleAsync(token), Token);
        Assert.Equal(("Tone", string.Empty, null), (review.Kind, review.Note, review.Rewording));
        Assert.Null((await MessageAsync(old.Id)).ApprovedHash);
    }

    [Fact]
    public async Task Where_nothing_is_set_messages_are_kept_for_ever_and_another_sub_account_is_not_touched()
    {
        await Store.AddAsync(Sent(Ana, Start, "kept"), Sent(Foreign, Start, "elsewhere"));

        await Parts().Work.RunAsync(Token);
        Assert.Equal(["elsewhere", "kept"], await BodiesAsync());

        await Parts(keepDays: 31).Work.RunAsync(Token);
        Assert.Equal(["", "elsewhere"], await BodiesAsync());
    }

    [Fact]
    public async Task What_is_on_its_way_keeps_its_words_however_old_it_is()
    {
        await Store.AddAsync(By(Ana, Start, "still scheduled"));

        await Parts(keepDays: 31).Work.RunAsync(Token);

        Assert.Equal(["still scheduled"], await BodiesAsync());
    }

    [Fact]
    public async Task A_hold_on_a_contact_or_a_person_keeps_the_words_until_it_is_lifted()
    {
        await Store.AddAsync(Sent(Ana, Start, "to the contact"), Sent(Ben, Start, "by the person", "Stone, Silas"), Sent(Ana, Start, "neither", "Stone, Silas"));
        var parts = Parts(keepDays: 31);
        var hold = Assert.IsType<HoldPlacing.Placed>(await parts.Service.PlaceAsync(Mia, new HoldWish(Contact, null, "A complaint"), Token));
        Assert.IsType<HoldPlacing.Placed>(await parts.Service.PlaceAsync(Mia, new HoldWish(null, Ben.PersonId, "An inquiry"), Token));
        Assert.Equal(new RetentionPreview(3, Start, 2), await parts.Service.PreviewAsync(Ada, 31, Token));

        await parts.Work.RunAsync(Token);
        Assert.Equal(["", "by the person", "to the contact"], await BodiesAsync());
        Assert.IsType<ForgetOutcome.OnHold>(await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token));

        Assert.True(await parts.Service.LiftAsync(Mia, hold.Id, Token));
        await parts.Work.RunAsync(Token);
        Assert.Equal(["", "", "by the person"], await BodiesAsync());
        Assert.Contains((AuditActions.HoldPlaced, $"Placed a hold on the contact {Contact}."), (await AuditAsync()).Select(e => (e.Action, e.Detail)));
        Assert.Contains((AuditActions.HoldLifted, $"Lifted the hold on the contact {Contact}."), (await AuditAsync()).Select(e => (e.Action, e.Detail)));
    }

    [Fact]
    public async Task A_contact_is_forgotten_with_words_names_and_everybodys_drafts_and_no_other_is()
    {
        await Store.AddAsync(Sent(Ana, Start, "one"), Sent(Ben, _clock.Now.AddHours(-1), "two"), Sent(Ana, Start, "to another", "Stone, Silas"));
        await Store.AddAsync(Draft(Ana), Draft(Ben));
        var parts = Parts();

        Assert.Equal(new ForgetOutcome.Forgotten(2, 2), await parts.Forget.ForgetAsync(Ada, Contact, " ruiz, ana ", Token));

        Assert.Equal(["", "", "to another"], await BodiesAsync());
        Assert.Empty(await Store.Database.ReadAsync((context, token) => context.Drafts.ToListAsync(token), Token));
        Assert.Equal([Message.RemovedName, "Stone, Silas"], await Store.Database.ReadAsync((context, token) => context.KnownContacts.OrderBy(c => c.ContactName).Select(c => c.ContactName).ToListAsync(token), Token));
        var entry = Assert.Single(await AuditAsync());
        Assert.Equal((AuditActions.ContactForgotten, $"Had the contact {Contact} forgotten: the words of 2 of their messages, and 2 drafts.", Ada.PersonId), (entry.Action, entry.Detail, entry.PersonId));
        Assert.Equal(new ContactKeeping(Contact, Message.RemovedName, 0, 2, 0, 0, null), await parts.Service.LookAsync(Mia, Contact, Token));
    }

    [Fact]
    public async Task Nobody_is_forgotten_by_a_slip_by_a_manager_from_another_sub_account_or_while_something_is_on_its_way()
    {
        await Store.AddAsync(Sent(Ana, Start, "kept"));
        var parts = Parts();

        Assert.IsType<ForgetOutcome.OtherName>(await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz", Token));
        Assert.IsType<ForgetOutcome.NotAllowed>(await parts.Forget.ForgetAsync(Mia, Contact, "Ruiz, Ana", Token));
        Assert.IsType<ForgetOutcome.NotFound>(await parts.Forget.ForgetAsync(Foreign, Contact, "Ruiz, Ana", Token));
        await Store.AddAsync(By(Ana, _clock.Now, "scheduled"));
        Assert.Equal(new ForgetOutcome.OnTheirWay(1), await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token));

        Assert.Equal(["kept", "scheduled"], await BodiesAsync());
        Assert.Empty(await AuditAsync());
    }

    [Fact]
    public async Task Forgetting_that_was_cut_off_is_ended_by_the_next_portal()
    {
        await Store.AddAllAsync(Enumerable.Range(0, WordRemoval.Piece + 5).Select(i => Sent(Ana, Start.AddSeconds(i), $"number {i}")));
        var parts = Parts();
        using var stop = new CancellationTokenSource();
        parts.Changes.Changed += _ => stop.Cancel(); // when the first piece is done
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", stop.Token));
        Assert.Equal(5, (await BodiesAsync()).Count(body => body.Length > 0));

        await Parts().Work.RunAsync(Token);

        Assert.All(await BodiesAsync(), body => Assert.Empty(body));
    }

    [Fact]
    public async Task What_was_removed_is_found_by_no_search_and_is_in_no_export()
    {
        await Store.AddAsync(Sent(Ana, Start, "Zanzibar appointment"), Sent(Ana, Start, "Another appointment", "Stone, Silas"));
        var history = new HistoryService(Store.Database);
        await Parts().Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token);

        Assert.Empty((await history.SearchAsync(Mia, new HistoryQuery { Words = "zanzibar" }, Token)).Rows);
        Assert.Empty((await history.SearchAsync(Mia, new HistoryQuery { Words = "zanz*" }, Token)).Rows);
        Assert.Empty((await history.SearchAsync(Mia, new HistoryQuery { Contact = "ruiz" }, Token)).Rows);
        Assert.Single((await history.SearchAsync(Mia, new HistoryQuery { Words = "appoint" }, Token)).Rows);
        Assert.Equal(0, await Store.Database.ReadAsync((context, token) => context.Database.SqlQuery<int>($"""SELECT COUNT(*) AS "Value" FROM "SearchWords" WHERE "Word" LIKE 'zanz%'""").SingleAsync(token), Token));
        var row = (await history.SearchAsync(Mia, new HistoryQuery { Contact = Contact }, Token)).Rows.Single();
        Assert.Equal(($"Words removed on {_clock.Now.ToString("d MMM yyyy", System.Globalization.CultureInfo.InvariantCulture)}", Message.RemovedName), (row.FirstLine, row.ContactName));
        var export = Assert.IsType<ExportOutcome.Ready>(await new HistoryExport(Store.Database, new AuditTrail(_clock), Microsoft.Extensions.Options.Options.Create(new ExportOptions())).LookAsync(Mia, new HistoryQuery(), Token));
        using var file = new MemoryStream();
        await ExportLines.Of(ExportFormat.Csv, Services.Scheduling.WallZone.Utc, new SendingRules(), message => new ToldState(message.State.ToString(), message.Reason)).WriteAsync(export.Messages, file, Token);
        var text = System.Text.Encoding.UTF8.GetString(file.ToArray());
        Assert.DoesNotContain("anzibar", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Words removed on", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_words_can_not_be_sent_tried_again_or_taken_back()
    {
        var message = By(Ana, Start, "held").Held();
        await Store.AddAsync(message);
        await Parts().Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token);
        var actions = new MessageActions(
            Store.Database, new MessageChanges(), new DueSignal(), new DraftChanges(), new ServiceSchedules(Store.Database, new FakeHighLevel(), new FakeTokens()), Some.SubAccounts(),
            new ApprovalRule(Some.SubAccounts()), Microsoft.Extensions.Options.Options.Create(new UndoOptions()), new AuditTrail(_clock), _clock);

        var again = Assert.IsType<ActionResult.Refused>(await actions.TryAgainAsync(Ana, message.Id, Token));
        Assert.StartsWith("Words removed on", again.Problem.Reason, StringComparison.Ordinal);
        Assert.IsType<ActionResult.TooLate>(await actions.TakeBackAsync(Ana, message.Id, Token));
        Assert.IsType<ActionResult.TooLate>(await actions.SendNowAsync(Ana, message.Id, Token));
        Assert.Empty(await Store.Database.ReadAsync((context, token) => context.Drafts.ToListAsync(token), Token));
        Assert.Equal(MessageState.Held, (await MessageAsync(message.Id)).State);
    }

    [Fact]
    public async Task Holds_are_for_managers_need_a_reason_and_stand_once()
    {
        await Store.AddAsync(Sent(Ana, Start));
        var parts = Parts();

        Assert.IsType<HoldPlacing.NotAllowed>(await parts.Service.PlaceAsync(Ana, new HoldWish(Contact, null, "why"), Token));
        Assert.IsType<HoldPlacing.NoReason>(await parts.Service.PlaceAsync(Mia, new HoldWish(Contact, null, "  "), Token));
        Assert.IsType<HoldPlacing.NotFound>(await parts.Service.PlaceAsync(Foreign, new HoldWish(Contact, null, "why"), Token));
        var hold = Assert.IsType<HoldPlacing.Placed>(await parts.Service.PlaceAsync(Mia, new HoldWish(Contact, null, "why"), Token));
        Assert.IsType<HoldPlacing.Stands>(await parts.Service.PlaceAsync(Ada, new HoldWish(Contact, null, "why"), Token));
        Assert.Empty(await parts.Service.HoldsAsync(Ana, Token));
        Assert.Empty(await parts.Service.HoldsAsync(Foreign, Token));
        Assert.Null(await parts.Service.LookAsync(Ana, Contact, Token));
        Assert.Null(await parts.Service.PreviewAsync(Mia, 31, Token));
        Assert.False(await parts.Service.LiftAsync(Ana, hold.Id, Token));
        Assert.False(await parts.Service.LiftAsync(Foreign, hold.Id, Token));
    }

    private RetentionParts Parts(int? keepDays = null) => new(Store.Database, _clock, keepDays);

    private static Message Sent(Caller author, DateTime at, string body = "Hello", string contact = "Ruiz, Ana")
    {
        var message = By(author, at, body, contact: contact).Held();
        message.SetAside(author, "Set aside", at);
        return message;
    }

    private static MessageEvent Step(Message message, string detail) => new()
    {
        Id = Guid.CreateVersion7(message.CreatedAt),
        MessageId = message.Id,
        Number = 1,
        At = message.CreatedAt,
        State = message.State,
        What = "Written",
        Detail = detail,
    };

    private Draft Draft(Caller author) => new()
    {
        Id = Guid.CreateVersion7(),
        LocationId = author.LocationId,
        AuthorId = author.PersonId,
        ContactId = Contact,
        ContactName = "Ruiz, Ana",
        ChannelKey = Channel.Sms.Key,
        Content = Some.Text(),
        Version = 1,
        UpdatedAt = _clock.Now,
    };

    private Task<Message> MessageAsync(Guid id) => Store.Database.ReadAsync((context, token) => context.Messages.SingleAsync(m => m.Id == id, token), Token);

    private async Task<List<string>> BodiesAsync() =>
        [.. (await Store.Database.ReadAsync((context, token) => context.Messages.ToListAsync(token), Token)).Select(m => m.Content.Body).Order(StringComparer.Ordinal)];

    private Task<List<AuditEntry>> AuditAsync() => Store.Database.ReadAsync((context, token) => context.Audit.OrderBy(e => e.Id).ToListAsync(token), Token);
}
