using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

/// <summary>A text that takes the place of an earlier message: the two are linked, and a contact gets nothing twice unless a person says so.</summary>
public class ReplacementTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly MessageChanges _changes = new();
    private readonly Caller _maya = Some.Staff();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private MessageLedger Ledger => Some.Ledger(Store.Database, _clock, _changes);

    private MessageActions Actions => new(
        Store.Database, _changes, new DueSignal(), new DraftChanges(), new ServiceSchedules(Store.Database, new FakeHighLevel(), new FakeTokens()), Some.SubAccounts(),
        new ApprovalRule(Some.SubAccounts()), Options.Create(new UndoOptions()), new AuditTrail(_clock), _clock);

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Theory]
    [InlineData(MessageState.Refused)]
    [InlineData(MessageState.Failed)]
    public async Task What_did_not_arrive_is_replaced_linked_and_asks_for_nobody_any_more(MessageState state)
    {
        var old = await EarlierAsync(state);
        var heard = new List<Guid>();
        _changes.Changed += change => heard.Add(change.MessageId);

        var again = await StoredAsync(Instead(old));

        Assert.Equal(old, (await ReadAsync(again)).RetryOf);
        Assert.Equal((state, _clock.Now), ((await ReadAsync(old)).State, (await ReadAsync(old)).SetAsideAt));
        Assert.Equal("Replaced by another message", await LastEventAsync(old));
        Assert.Equal([again, old], heard);
        Assert.IsType<ActionResult.TooLate>(await Actions.TryAgainAsync(_maya, old, Token));
    }

    [Fact]
    public async Task What_was_held_and_is_replaced_can_never_go_out_itself()
    {
        var old = await EarlierAsync(MessageState.Held, HoldKind.TriedTooOften);

        await StoredAsync(Instead(old));

        Assert.Equal(MessageState.Cancelled, (await ReadAsync(old)).State);
        Assert.IsType<ActionResult.TooLate>(await Actions.TryAgainAsync(_maya, old, Token));
        Assert.IsType<ActionResult.TooLate>(await Actions.SendNowAsync(_maya, old, Token));
    }

    [Theory]
    [InlineData(MessageState.Held, DoublingKind.MayHaveBeenSent)]
    [InlineData(MessageState.Unknown, DoublingKind.MayHaveBeenSent)]
    [InlineData(MessageState.Scheduled, DoublingKind.OnItsWay)]
    [InlineData(MessageState.Sending, DoublingKind.OnItsWay)]
    [InlineData(MessageState.ServiceScheduled, DoublingKind.OnItsWay)]
    [InlineData(MessageState.Accepted, DoublingKind.WasSent)]
    [InlineData(MessageState.Delivered, DoublingKind.WasSent)]
    [InlineData(MessageState.Read, DoublingKind.WasSent)]
    public async Task What_the_contact_may_get_twice_is_sent_only_at_the_persons_word(MessageState state, DoublingKind kind)
    {
        var old = await EarlierAsync(state, state is MessageState.Held ? HoldKind.MayHaveBeenSent : null);
        var draft = await DraftAsync(old);
        var command = Instead(old) with { DraftId = draft.Id, DraftVersion = draft.Version };

        var doubling = Assert.IsType<SendResult.WouldDouble>(await Ledger.SendAsync(_maya, command, Token)).Doubling;
        Assert.Equal(new Doubling(old, kind), doubling);
        Assert.Equal(1, await CountAsync());
        Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token));

        var again = await StoredAsync(command with { Accepted = doubling });
        Assert.Equal(old, (await ReadAsync(again)).RetryOf);
        Assert.Empty(await Drafts.OfContactAsync(_maya, "contact1", Token));
        Assert.IsNotType<ActionResult.Done>(await Actions.SendAgainAsync(_maya, old, Token));
    }

    [Fact]
    public async Task A_word_about_one_thing_is_no_word_about_another()
    {
        var old = await EarlierAsync(MessageState.Unknown);
        var told = Assert.IsType<SendResult.WouldDouble>(await Ledger.SendAsync(_maya, Instead(old), Token)).Doubling;
        await PutAsync(old, MessageState.Accepted, null);

        var result = await Ledger.SendAsync(_maya, Instead(old) with { Accepted = told }, Token);

        Assert.Equal(DoublingKind.WasSent, Assert.IsType<SendResult.WouldDouble>(result).Doubling.Kind);
    }

    [Fact]
    public async Task Two_windows_that_replace_the_same_message_at_once_do_not_both_send()
    {
        var old = await EarlierAsync(MessageState.Refused);

        var results = await Task.WhenAll(Ledger.SendAsync(_maya, Instead(old), Token), Ledger.SendAsync(_maya, Instead(old), Token));

        var stored = Assert.Single(results.OfType<SendResult.Stored>());
        Assert.Equal(new Doubling(stored.MessageId, DoublingKind.OnItsWay), Assert.Single(results.OfType<SendResult.WouldDouble>()).Doubling);
    }

    [Fact]
    public async Task A_message_is_judged_with_all_the_tries_of_it()
    {
        var first = await EarlierAsync(MessageState.Held, HoldKind.MayHaveBeenSent);
        var second = await StoredAsync(Instead(first) with { Accepted = new Doubling(first, DoublingKind.MayHaveBeenSent) });
        await PutAsync(second, MessageState.Refused, null);

        var fromFirst = Assert.IsType<SendResult.WouldDouble>(await Ledger.SendAsync(_maya, Instead(first), Token)).Doubling;
        var fromSecond = Assert.IsType<SendResult.WouldDouble>(await Ledger.SendAsync(_maya, Instead(second), Token)).Doubling;
        var third = await StoredAsync(Instead(first) with { Accepted = fromFirst });

        Assert.Equal([first, first], [fromFirst.MessageId, fromSecond.MessageId]);
        Assert.Equal(second, (await ReadAsync(third)).RetryOf);
    }

    [Theory]
    [InlineData(MessageState.Refused)]
    [InlineData(MessageState.Failed)]
    public async Task What_was_sent_all_the_same_and_did_not_arrive_is_tried_again_only_at_the_persons_word(MessageState state)
    {
        var old = await EarlierAsync(MessageState.Held, HoldKind.MayHaveBeenSent);
        var again = await StoredAsync(Instead(old) with { Accepted = new Doubling(old, DoublingKind.MayHaveBeenSent) });
        await PutAsync(again, state, null);

        var doubling = Assert.IsType<ActionResult.WouldDouble>(await Actions.TryAgainAsync(_maya, again, Token)).Doubling;
        Assert.Equal((new Doubling(old, DoublingKind.MayHaveBeenSent), 2), (doubling, await CountAsync()));
        Assert.IsType<ActionResult.WouldDouble>(await Actions.TryAgainAsync(_maya, again, doubling with { Kind = DoublingKind.WasSent }, Token));

        var third = Assert.IsType<ActionResult.Done>(await Actions.TryAgainAsync(_maya, again, doubling, Token)).MessageId;
        Assert.Equal(again, (await ReadAsync(third)).RetryOf);
        Assert.Equal("Tried again with another message", await LastEventAsync(again));
    }

    [Fact]
    public async Task What_is_only_held_is_the_same_message_and_the_word_that_was_given_for_it_counts()
    {
        var old = await EarlierAsync(MessageState.Held, HoldKind.MayHaveBeenSent);
        var again = await StoredAsync(Instead(old) with { Accepted = new Doubling(old, DoublingKind.MayHaveBeenSent) });
        await PutAsync(again, MessageState.Held, HoldKind.TriedTooOften);

        Assert.Equal(again, Assert.IsType<ActionResult.Done>(await Actions.TryAgainAsync(_maya, again, Token)).MessageId);
    }

    [Fact]
    public async Task A_message_that_is_restored_needs_no_other_word_than_it_had_unless_more_is_known_by_then()
    {
        var old = await EarlierAsync(MessageState.Held, HoldKind.MayHaveBeenSent);
        var again = await StoredAsync(Instead(old) with { Accepted = new Doubling(old, DoublingKind.MayHaveBeenSent) });
        Assert.IsType<ActionResult.Done>(await Actions.TakeBackAsync(_maya, again, Token));
        var draft = Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token));
        var command = Some.Command(content: draft.Content) with { DraftId = draft.Id, DraftVersion = draft.Version, Restores = again };

        Assert.IsType<SendResult.WouldDouble>(await Ledger.SendAsync(_maya, command with { Restores = old }, Token));
        Assert.IsType<SendResult.WouldDouble>(await Ledger.SendAsync(_maya, command with { Content = command.Content with { Body = "Another text" } }, Token));
        await PutAsync(old, MessageState.Accepted, null);
        Assert.IsType<SendResult.WouldDouble>(await Ledger.SendAsync(_maya, command, Token));
        await PutAsync(old, MessageState.Held, HoldKind.MayHaveBeenSent);

        Assert.Equal(again, (await ReadAsync(await StoredAsync(command))).RetryOf);
    }

    [Fact]
    public async Task What_was_sent_all_the_same_and_taken_back_asks_again_from_its_draft()
    {
        var old = await EarlierAsync(MessageState.Held, HoldKind.MayHaveBeenSent);
        var again = await StoredAsync(Instead(old) with { Accepted = new Doubling(old, DoublingKind.MayHaveBeenSent) });
        Assert.IsType<ActionResult.Done>(await Actions.TakeBackAsync(_maya, again, Token));
        var draft = Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token));

        var result = await Ledger.SendAsync(_maya, Some.Command(content: draft.Content) with { DraftId = draft.Id, DraftVersion = draft.Version }, Token);

        Assert.Equal(old, Assert.IsType<SendResult.WouldDouble>(result).Doubling.MessageId);
    }

    [Fact]
    public async Task A_message_keeps_only_the_link_and_another_sub_accounts_message_is_none()
    {
        var old = await EarlierAsync(MessageState.Refused);

        var again = await StoredAsync(Instead(old));
        var there = Assert.IsType<SendResult.Stored>(await Ledger.SendAsync(Some.Staff(location: Some.OtherLocation), Instead(old), Token)).MessageId;

        Assert.Equal(Some.Text(), (await ReadAsync(again)).Content);
        Assert.Null((await ReadAsync(there)).RetryOf);
    }

    [Fact]
    public async Task The_same_press_with_another_text_is_not_taken_for_sent()
    {
        var command = Some.Command(content: Some.Text("See you on MONDAY at 9."));
        var first = await StoredAsync(command);

        var result = await Ledger.SendAsync(_maya, command with { Content = Some.Text("See you on FRIDAY at 14.") }, Token);
        var later = await Ledger.SendAsync(_maya, command with { Plan = new SendPlan(_clock.Now.AddDays(1), "2026-03-03T09:00", "UTC", false, false) }, Token);

        Assert.Equal(new SendResult.OtherTextStored(first), result);
        Assert.Equal(new SendResult.OtherTextStored(first), later);
        Assert.Equal(first, (await Ledger.FindPressAsync(_maya, command.ClientToken, Token))?.Id);
        Assert.Equal(1, await CountAsync());
    }

    private DraftService Drafts => new(Store.Database, new DraftChanges(), _clock);

    private static SendCommand Instead(Guid old) => Some.Command(content: Some.Text() with { Replaces = old });

    private async Task<Guid> StoredAsync(SendCommand command) => Assert.IsType<SendResult.Stored>(await Ledger.SendAsync(_maya, command, Token)).MessageId;

    private async Task<DraftSaving.Saved> DraftAsync(Guid old) => Assert.IsType<DraftSaving.Saved>(
        await Drafts.SaveAsync(_maya, new DraftText("contact1", "Ana Ruiz", Channel.Sms, Some.Text() with { Replaces = old }, null, 0), Token));

    private async Task<Guid> EarlierAsync(MessageState state, HoldKind? because = null)
    {
        var id = await StoredAsync(Some.Command());
        await PutAsync(id, state, because);
        return id;
    }

    private Task PutAsync(Guid id, MessageState state, HoldKind? because) => Store.Database.PutAsync(m => m.Id == id, state, because);

    private Task<Message> ReadAsync(Guid id) => Store.Database.ReadAsync((context, token) => context.Messages.SingleAsync(m => m.Id == id, token), Token);

    private Task<string> LastEventAsync(Guid id) => Store.Database.ReadAsync(
        (context, token) => context.MessageEvents.Where(e => e.MessageId == id).OrderByDescending(e => e.Number).Select(e => e.What).FirstAsync(token), Token);

    private Task<int> CountAsync() => Store.Database.ReadAsync((context, token) => context.Messages.CountAsync(token), Token);
}
