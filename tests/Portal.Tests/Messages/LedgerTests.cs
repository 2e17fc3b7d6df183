using Microsoft.EntityFrameworkCore;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

public class LedgerTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly MessageChanges _changes = new();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private MessageLedger Ledger => Some.Ledger(Store.Database, _clock, _changes);

    private DraftService Drafts => new(Store.Database, new DraftChanges(), _clock);

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task A_double_click_is_one_message()
    {
        var (maya, command) = (Some.Staff(), Some.Command());

        var results = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Ledger.SendAsync(maya, command, Token)));

        Assert.Single(results.Cast<SendResult.Stored>().Select(r => r.MessageId).Distinct());
        Assert.Single(results.Cast<SendResult.Stored>(), r => !r.WasThereAlready);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task The_same_token_from_two_people_is_two_messages()
    {
        var command = Some.Command();

        await Ledger.SendAsync(Some.Staff(), command, Token);
        await Ledger.SendAsync(Some.Staff("Jonas"), command with { ContactId = "contact2" }, Token);

        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Sending_turns_the_draft_into_the_message()
    {
        var maya = Some.Staff();
        var saved = Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(maya, Draft("Hello"), Token));

        await Ledger.SendAsync(maya, Some.Command() with { DraftId = saved.Id, DraftVersion = saved.Version }, Token);

        Assert.Empty(await Drafts.OfContactAsync(maya, "contact1", Token));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task A_draft_changed_elsewhere_is_not_sent_and_not_lost()
    {
        var maya = Some.Staff();
        var seen = Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(maya, Draft("Hello"), Token));
        await Drafts.SaveAsync(maya, Draft("Hello from my phone", seen), Token);

        var result = await Ledger.SendAsync(maya, Some.Command() with { DraftId = seen.Id, DraftVersion = seen.Version }, Token);

        Assert.Equal("Hello from my phone", Assert.IsType<SendResult.DraftChanged>(result).Theirs.Content.Body);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task A_draft_already_sent_from_another_window_is_not_sent_again()
    {
        var maya = Some.Staff();
        var seen = Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(maya, Draft("Hello"), Token));
        await Ledger.SendAsync(maya, Some.Command() with { DraftId = seen.Id, DraftVersion = seen.Version }, Token);

        var result = await Ledger.SendAsync(maya, Some.Command() with { DraftId = seen.Id, DraftVersion = seen.Version }, Token);

        Assert.IsType<SendResult.DraftGone>(result);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Someone_elses_draft_is_neither_seen_nor_removed()
    {
        var (maya, jonas) = (Some.Staff(), Some.Staff("Jonas"));
        var saved = Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(maya, Draft("Mine"), Token));

        Assert.IsType<SendResult.DraftGone>(await Ledger.SendAsync(jonas, Some.Command() with { DraftId = saved.Id, DraftVersion = saved.Version }, Token));
        await Drafts.DiscardAsync(jonas, saved.Id, Token);
        await Drafts.DiscardAsync(maya with { LocationId = Some.OtherLocation }, saved.Id, Token);

        Assert.Single(await Drafts.OfContactAsync(maya, "contact1", Token));
        Assert.Empty(await Drafts.OfContactAsync(jonas, "contact1", Token));
    }

    [Fact]
    public async Task An_empty_message_is_refused_and_nothing_is_stored()
    {
        var result = await Ledger.SendAsync(Some.Staff(), Some.Command(content: Some.Text("   ")), Token);

        Assert.NotEmpty(Assert.IsType<SendResult.Refused>(result).Problems);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task What_is_stored_is_announced_to_open_pages()
    {
        var heard = new List<MessageChange>();
        _changes.Changed += heard.Add;

        var stored = Assert.IsType<SendResult.Stored>(await Ledger.SendAsync(Some.Staff(), Some.Command(), Token));

        Assert.Equal([new MessageChange(Some.Location, "contact1", stored.MessageId)], heard);
    }

    private static DraftText Draft(string body, DraftSaving.Saved? over = null) =>
        new("contact1", "Ana Ruiz", Services.Composing.Channel.Sms, Some.Text(body), over?.Id, over?.Version ?? 0);

    private Task<int> CountAsync() => Store.Database.ReadAsync((context, token) => context.Messages.CountAsync(token), Token);
}
