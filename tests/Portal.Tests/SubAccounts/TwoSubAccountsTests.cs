using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.HighLevel;
using Portal.Services.Materials;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.SubAccounts;

/// <summary>Who works in two sub-accounts meets nothing of one in the other, even where the same contact's id is in both.</summary>
public sealed class TwoSubAccountsTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly Caller _here = Some.Manager();
    private readonly FakeHighLevel _service = new();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private Caller There => _here with { LocationId = Some.OtherLocation };

    private DraftService Drafts => new(Store.Database, new DraftChanges(), _clock);

    private MessageLedger Ledger => Some.Ledger(Store.Database, _clock);

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Drafts_of_both_stand_side_by_side_with_what_each_was_before()
    {
        var here = await SaveAsync(_here, "here");
        await SaveAsync(There, "there");
        _clock.Advance(TimeSpan.FromHours(1));
        await SaveAsync(_here, "here, later", here);

        Assert.Equal("there", Assert.Single(await Drafts.OfContactAsync(There, "contact1", Token)).Content.Body);
        Assert.Empty(await Drafts.EarlierAsync(There, "contact1", Channel.Sms, Token));
        Assert.Equal("here", Assert.Single(await Drafts.EarlierAsync(_here, "contact1", Channel.Sms, Token)).Content.Body);
        Assert.Single(await new DraftListing(Store.Database).MarksAsync(There, Token));
    }

    [Fact]
    public async Task A_draft_is_not_sent_from_the_other()
    {
        var draft = await SaveAsync(_here, "here");

        Assert.IsType<SendResult.DraftGone>(await Ledger.SendAsync(There, Some.Command() with { DraftId = draft.Id, DraftVersion = draft.Version }, Token));

        Assert.Single(await Drafts.OfContactAsync(_here, "contact1", Token));
    }

    [Fact]
    public async Task Messages_and_plans_of_one_are_none_of_the_other()
    {
        var plan = new SendPlan(_clock.Now.AddHours(1), "2026-03-02T04:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false);
        var id = Assert.IsType<SendResult.Stored>(await Ledger.SendAsync(_here, Some.Command() with { Plan = plan }, Token)).MessageId;
        var planned = new PlannedMessages(Store.Database);

        Assert.NotNull(await Ledger.FindAsync(_here, id, Token));
        Assert.Null(await Ledger.FindAsync(There, id, Token));
        Assert.Single(await planned.OfContactAsync(_here, "contact1", Token));
        Assert.Empty(await planned.OfContactAsync(There, "contact1", Token));
        Assert.Empty(await planned.ListAsync(There, everyones: true, Token));
        Assert.Equal(0, await planned.CountAsync(There, Token));
    }

    [Fact]
    public async Task A_name_of_a_snippet_is_free_in_the_other()
    {
        var snippets = new SnippetService(Store.Database, new AuditTrail(_clock), _clock);

        Assert.IsType<SnippetSaving.Saved>(await snippets.SaveAsync(_here, new SnippetText("Greeting", "Hello", null, IsShared: true), Token));
        Assert.IsType<SnippetSaving.Saved>(await snippets.SaveAsync(There, new SnippetText("Greeting", "Hi", null, IsShared: true), Token));
    }

    [Fact]
    public async Task The_number_last_used_is_that_of_the_own_sub_account()
    {
        await Ledger.SendAsync(_here, Some.Command(content: Some.Text() with { FromNumber = "+16175550108" }), Token);
        _service.Numbers = _ => new ServiceAnswer<ServiceNumbers>.Found(new ServiceNumbers([], null));
        var numbers = new NumberService(_service, new ServiceReads(new FakeTokens()), Store.Database);

        Assert.Equal("+16175550108", Found(await numbers.ListAsync(_here, "contact1", Token)).LastUsed);
        Assert.Null(Found(await numbers.ListAsync(There, "contact1", Token)).LastUsed);
    }

    [Fact]
    public async Task Appointments_of_the_other_are_left_out()
    {
        _service.Appointments = _ => new ServiceAnswer<IReadOnlyList<ServiceAppointment>>.Found(
            [new() { Id = "ours", LocationId = Some.Location }, new() { Id = "unsaid" }, new() { Id = "theirs", LocationId = Some.OtherLocation }]);
        var appointments = new AppointmentService(_service, new ServiceReads(new FakeTokens()), Some.SubAccounts(), _clock);

        Assert.Equal(["ours", "unsaid"], Found(await appointments.ListAsync(_here, "contact1", Token)).Select(a => a.Id).Order());
    }

    private static T Found<T>(Reading<T> reading) => Assert.IsType<Reading<T>.Found>(reading).Value;

    private async Task<DraftSaving.Saved> SaveAsync(Caller caller, string body, DraftSaving.Saved? over = null) => Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(
        caller,
        new DraftText("contact1", "Ana Ruiz", Channel.Sms, Some.Text(body), over?.Id, over?.Version ?? 0),
        Token));
}
