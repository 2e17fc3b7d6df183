using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

/// <summary>How long what is sent can be taken back is each person's own choice, as far as the portal allows it.</summary>
public class OwnUndoTimeTests : IAsyncLifetime
{
    private static readonly UndoOptions Set = new() { Seconds = 5, Channels = { ["Email"] = 10, ["Live_Chat"] = 0 }, MostSeconds = 20 };
    private readonly TestClock _clock = new();
    private readonly Caller _maya = Some.Staff();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        await _store.AddAsync(new Person { Id = _maya.PersonId, Issuer = "test", Subject = "maya", Name = "Maya", LastSignInAt = _clock.Now });
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Theory]
    [InlineData(0, "SMS", 5)]
    [InlineData(0, "Email", 10)]
    [InlineData(10, "SMS", 10)]
    [InlineData(5, "Email", 5)]
    [InlineData(30, "SMS", 20)] // no longer than is allowed
    [InlineData(20, "Live_Chat", 0)] // where nobody has one
    public async Task What_is_sent_from_the_dialog_waits_for_as_long(int chosen, string channel, int seconds)
    {
        await ChooseAsync(chosen);

        var message = await SendAsync(Channel.Of(channel));

        Assert.Equal(seconds == 0 ? null : _clock.Now.AddSeconds(seconds), message.UndoUntil);
    }

    [Fact]
    public async Task What_a_button_sends_waits_for_as_long_too()
    {
        await ChooseAsync(20);
        var planned = await SendAsync(Channel.Sms, new SendPlan(_clock.Now.AddHours(1), "2026-03-02T10:00", "UTC", OnlyIfUnanswered: false, HeldByService: false));
        var actions = new MessageActions(
            Store.Database, new MessageChanges(), new DueSignal(), new DraftChanges(), new ServiceSchedules(Store.Database, new FakeHighLevel(), new FakeTokens()), Some.SubAccounts(Rules), new ApprovalRule(Some.SubAccounts(Rules)), Options.Create(Set), new AuditTrail(_clock), _clock);

        var done = Assert.IsType<ActionResult.Done>(await actions.SendNowAsync(_maya, planned.Id, Token));

        Assert.Equal(_clock.Now.AddSeconds(20), done.LetGo?.Until);
    }

    [Fact]
    public void A_bound_that_is_none_stops_the_start() =>
        Assert.Equal("Undo:MostSeconds must be between 0 and 60.", new UndoOptions.Validator().Validate(null, new UndoOptions { MostSeconds = 90 }).FailureMessage);

    private static SendingRulesOptions Rules => new() { [Some.Location] = Some.Rules };

    private Task ChooseAsync(int seconds) => new PreferenceStore(Store.Database).SaveAsync(_maya, new Preferences { UndoSeconds = seconds }, Token);

    private async Task<Message> SendAsync(Channel channel, SendPlan? plan = null)
    {
        var subAccounts = Some.SubAccounts(Rules);
        var ledger = new MessageLedger(Store.Database, new MessageChanges(), new DraftChanges(), new DueSignal(), subAccounts, new ApprovalRule(subAccounts), Options.Create(Set), new ResponseClock(new SeenWaits(subAccounts, _clock), subAccounts), _clock);
        var stored = Assert.IsType<SendResult.Stored>(await ledger.SendAsync(_maya, Some.Command(channel: channel) with { Plan = plan }, Token));
        return await ledger.FindAsync(_maya, stored.MessageId, Token) ?? throw new InvalidOperationException("It is not there.");
    }
}

[StoredIn(StorageProvider.Postgres)]
public sealed class OwnUndoTimeOnPostgresTests : OwnUndoTimeTests;
