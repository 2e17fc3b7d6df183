using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Drafts;

/// <summary>What a draft was before can be had back.</summary>
public class RevisionTests : IAsyncLifetime
{
    private static readonly Attachment Scan = new() { Url = "https://files.example.com/scan.pdf", Name = "scan.pdf" };

    private readonly TestClock _clock = new();
    private readonly Caller _maya = Some.Staff();
    private readonly DraftChanges _changes = new();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private DraftService Drafts => new(Store.Database, _changes, _clock);

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task A_discarded_draft_comes_back_with_its_files_and_all_fields()
    {
        var content = Some.Text("Here it is.") with { Subject = "Scan", EmailCc = ["a@example.com"], Attachments = [Scan], Reply = new EmailReply { MessageId = "m1", Mode = EmailReplyMode.ReplyAll, Intro = "Ana wrote:" } };
        var saved = await SavedAsync(content, channel: Channel.Email);

        var kept = Assert.IsType<Guid>(await Drafts.DiscardAsync(_maya, saved.Id, Token));
        Assert.Empty(await Drafts.OfContactAsync(_maya, "contact1", Token));
        Assert.IsType<DraftRestoring.Restored>(await Drafts.RestoreAsync(_maya, kept, Token));

        var draft = Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token));
        Assert.Equal((content, "Email"), (draft.Content, draft.ChannelKey));
    }

    [Fact]
    public async Task A_save_that_comes_late_neither_brings_back_nor_overwrites_what_was_restored()
    {
        var saved = await SavedAsync(Some.Text("kept"));
        var kept = Assert.IsType<Guid>(await Drafts.DiscardAsync(_maya, saved.Id, Token));
        Assert.IsType<DraftSaving.Gone>(await Drafts.SaveAsync(_maya, Text(Some.Text("late"), saved), Token));
        await Drafts.RestoreAsync(_maya, kept, Token);

        Assert.IsType<DraftSaving.Conflict>(await Drafts.SaveAsync(_maya, Text(Some.Text("late"), saved), Token));

        Assert.Equal("kept", await BodyAsync());
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_restored_too()
    {
        var saved = await SavedAsync(Some.Text("saved"));

        var kept = await Drafts.DiscardAsync(_maya, Text(Some.Text("saved, and more"), saved), Token);
        await Drafts.RestoreAsync(_maya, kept ?? Guid.Empty, Token);

        Assert.Equal("saved, and more", await BodyAsync());
    }

    [Fact]
    public async Task Discarding_here_leaves_what_another_window_has_written_meanwhile()
    {
        var first = await SavedAsync(Some.Text("here"));
        await SavedAsync(Some.Text("there"), over: first);

        await Drafts.DiscardAsync(_maya, Text(Some.Text("here"), first), Token);

        Assert.Equal("there", await BodyAsync());
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_text_that_was_begun_since()
    {
        var saved = await SavedAsync(Some.Text("old"));
        var kept = await Drafts.DiscardAsync(_maya, saved.Id, Token);
        await SavedAsync(Some.Text("new"));

        Assert.IsType<DraftRestoring.Occupied>(await Drafts.RestoreAsync(_maya, kept ?? Guid.Empty, Token));

        Assert.Equal("new", await BodyAsync());
    }

    [Fact]
    public async Task The_plan_outlives_discarding()
    {
        var plan = new DraftPlan(_clock.Now, "2026-03-02T10:00", "Europe/Berlin", OnlyIfUnanswered: false);
        var id = await Store.Database.WriteAsync(
            async (context, token) =>
            {
                var draft = await DraftService.PutBackAsync(context, Place(_maya), "Ana Ruiz", Some.Text(), plan, _clock.Now, token);
                await context.SaveChangesAsync(token);
                return draft?.Id ?? Guid.Empty;
            },
            Token);

        await Drafts.RestoreAsync(_maya, await Drafts.DiscardAsync(_maya, id, Token) ?? Guid.Empty, Token);

        Assert.Equal(plan, Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token)).Plan);
    }

    [Fact]
    public async Task Nobody_restores_or_discards_what_another_wrote()
    {
        var saved = await SavedAsync(Some.Text("mine"));
        var manager = Some.Manager();

        Assert.Null(await Drafts.DiscardAsync(manager, saved.Id, Token));
        var kept = await Drafts.DiscardAsync(_maya, saved.Id, Token);
        Assert.IsType<DraftRestoring.Gone>(await Drafts.RestoreAsync(manager, kept ?? Guid.Empty, Token));
        Assert.IsType<DraftRestoring.Gone>(await Drafts.RestoreAsync(_maya with { LocationId = Some.OtherLocation }, kept ?? Guid.Empty, Token));
        Assert.Empty(await Drafts.EarlierAsync(manager, "contact1", Channel.Sms, Token));
    }

    [Fact]
    public async Task The_text_that_loses_a_conflict_is_kept()
    {
        var first = await SavedAsync(Some.Text("from the desk"));
        var second = await SavedAsync(Some.Text("from the phone"), over: first);

        await Drafts.SaveAsync(_maya, Text(Some.Text("from the desk, later"), second) with { Overrules = true }, Token);
        _clock.Advance(TimeSpan.FromSeconds(1));
        await Drafts.KeepLostAsync(_maya, Text(Some.Text("a third one")), Token);

        Assert.Equal([("a third one", RevisionReason.Lost), ("from the phone", RevisionReason.Lost)], await EarlierAsync());
    }

    [Fact]
    public async Task What_was_deleted_and_what_was_left_for_a_while_is_kept_and_not_each_key()
    {
        var saved = await SavedAsync(Some.Text("See you at nine, and bring the forms that we have sent."));
        saved = await SavedAsync(Some.Text("See you at nine, and bring the forms that we have sent!"), over: saved);
        Assert.Empty(await EarlierAsync());

        saved = await SavedAsync(Some.Text("See"), over: saved);
        _clock.Advance(TimeSpan.FromMinutes(5));
        saved = await SavedAsync(Some.Text("See you"), over: saved);
        await Drafts.SaveAsync(_maya, Text(Some.Text(" "), saved), Token);

        Assert.Equal([RevisionReason.Emptied], (await EarlierAsync()).Select(e => e.Item2)); // the rest belonged to a draft that is gone
        await SavedAsync(Some.Text("anew"));
        Assert.Equal("See you", Assert.Single(await EarlierAsync()).Item1);
    }

    [Fact]
    public async Task No_more_than_ten_are_kept_of_what_was_only_written_on()
    {
        var saved = await SavedAsync(Some.Text("0"));
        for (var i = 1; i <= 14; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(3));
            saved = await SavedAsync(Some.Text($"{i}"), over: saved);
        }

        Assert.Equal(Enumerable.Range(4, 10).Reverse().Select(i => $"{i}"), (await EarlierAsync()).Select(e => e.Item1));
    }

    [Fact]
    public async Task Earlier_texts_are_removed_after_thirty_days_and_not_before()
    {
        var saved = await SavedAsync(Some.Text("old"));
        await Drafts.DiscardAsync(_maya, saved.Id, Token);
        using var sweep = new DraftSweep(Store.Database, _clock, NullLogger<DraftSweep>.Instance);
        await sweep.StartAsync(Token);

        _clock.Advance(TimeSpan.FromDays(29));
        await Store.Database.WriteAsync((_, _) => Task.CompletedTask, Token);
        Assert.Single(await EarlierAsync());

        await Eventually.BeTrueAsync(async () =>
        {
            _clock.Advance(DraftSweep.Every * 25);
            return (await EarlierAsync()).Count == 0;
        });
        await sweep.StopAsync(Token);
    }

    [Fact]
    public async Task Whoever_shows_drafts_is_told_of_every_change()
    {
        var told = new List<DraftChange>();
        _changes.Changed += told.Add;

        var saved = await SavedAsync(Some.Text("x"));
        var kept = await Drafts.DiscardAsync(_maya, saved.Id, Token);
        await Drafts.RestoreAsync(_maya, kept ?? Guid.Empty, Token);

        Assert.Equal(Enumerable.Repeat(new DraftChange(_maya.LocationId, _maya.PersonId, "contact1"), 3), told);
    }

    private static DraftPlace Place(Caller caller) => new(caller.LocationId, caller.PersonId, "contact1", Channel.Sms.Key);

    private async Task<DraftSaving.Saved> SavedAsync(MessageContent content, DraftSaving.Saved? over = null, Channel? channel = null) =>
        Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(_maya, Text(content, over, channel), Token));

    private async Task<string> BodyAsync() => Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token)).Content.Body;

    private async Task<List<(string, RevisionReason)>> EarlierAsync() =>
        [.. (await Drafts.EarlierAsync(_maya, "contact1", Channel.Sms, Token)).Select(r => (r.Content.Body, r.Why))];

    private static DraftText Text(MessageContent content, DraftSaving.Saved? over = null, Channel? channel = null) =>
        new("contact1", "Ana Ruiz", channel ?? Channel.Sms, content, over?.Id, over?.Version ?? 0);
}
