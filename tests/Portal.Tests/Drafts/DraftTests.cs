using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Drafts;

public class DraftTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly Caller _maya = Some.Staff();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DraftService Drafts => new(_store?.Database ?? throw new InvalidOperationException("Not started."), new DraftChanges(), _clock);

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Text_is_kept_for_each_channel_by_itself()
    {
        await SavedAsync(Text("short"));
        await SavedAsync(Text("long", Channel.Email));

        Assert.Equal(["long", "short"], (await Drafts.OfContactAsync(_maya, "contact1", Token)).Select(d => d.Content.Body).Order());
    }

    [Fact]
    public async Task A_draft_is_its_authors_alone_and_stays_in_its_sub_account()
    {
        var saved = await SavedAsync(Text("mine"));

        foreach (var other in new[] { _maya with { LocationId = Some.OtherLocation }, Some.Staff("Jonas"), Some.Manager() })
        {
            Assert.Empty(await Drafts.OfContactAsync(other, "contact1", Token));
            Assert.Null(await Drafts.DiscardAsync(other, saved.Id, Token));
        }

        Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token));
    }

    [Fact]
    public async Task A_draft_goes_to_whom_its_author_says_with_all_that_was_chosen_for_it()
    {
        var saved = await SavedAsync(Text("To whom?"));

        Assert.IsType<DraftMove.Gone>(await Drafts.MoveAsync(Some.Staff("Jonas"), saved.Id, "contact2", "Bo Ruiz", Token));
        Assert.IsType<DraftMove.Gone>(await Drafts.MoveAsync(_maya with { LocationId = Some.OtherLocation }, saved.Id, "contact2", "Bo Ruiz", Token));
        Assert.IsType<DraftMove.Moved>(await Drafts.MoveAsync(_maya, saved.Id, "contact2", "Bo Ruiz", Token));

        Assert.Empty(await Drafts.OfContactAsync(_maya, "contact1", Token));
        var draft = Assert.Single(await Drafts.OfContactAsync(_maya, "contact2", Token));
        Assert.Equal(("Bo Ruiz", "To whom?"), (draft.ContactName, draft.Content.Body));
        Assert.IsType<DraftMove.Gone>(await Drafts.MoveAsync(_maya, saved.Id, "contact2", "Bo Ruiz", Token));
    }

    [Fact]
    public async Task A_draft_takes_no_other_ones_place()
    {
        var saved = await SavedAsync(Text("To whom?"));
        await SavedAsync(Text("Mine already.") with { ContactId = "contact2" });

        Assert.IsType<DraftMove.InTheWay>(await Drafts.MoveAsync(_maya, saved.Id, "contact2", "Bo Ruiz", Token));

        Assert.Equal(["To whom?", "Mine already."], [(await Drafts.OfContactAsync(_maya, "contact1", Token))[0].Content.Body, (await Drafts.OfContactAsync(_maya, "contact2", Token))[0].Content.Body]);
    }

    [Fact]
    public async Task The_second_of_two_tabs_is_told_and_overwrites_nothing()
    {
        var first = await SavedAsync(Text("from the desk"));
        await SavedAsync(Text("from the phone", over: first));

        var late = await Drafts.SaveAsync(_maya, Text("from the desk, later", over: first), Token);

        Assert.Equal("from the phone", Assert.IsType<DraftSaving.Conflict>(late).Theirs.Content.Body);
        Assert.Equal("from the phone", Assert.Single(await Drafts.OfContactAsync(_maya, "contact1", Token)).Content.Body);
    }

    [Fact]
    public async Task A_save_that_comes_late_does_not_bring_back_what_was_discarded()
    {
        var saved = await SavedAsync(Text("never mind"));
        await Drafts.DiscardAsync(_maya, saved.Id, Token);

        Assert.IsType<DraftSaving.Gone>(await Drafts.SaveAsync(_maya, Text("never mind!", over: saved), Token));

        Assert.Empty(await Drafts.OfContactAsync(_maya, "contact1", Token));
    }

    [Fact]
    public async Task Deleting_the_text_removes_the_draft()
    {
        var saved = await SavedAsync(Text("x"));

        Assert.IsType<DraftSaving.Removed>(await Drafts.SaveAsync(_maya, Text(" ", over: saved), Token));

        Assert.Empty(await Drafts.OfContactAsync(_maya, "contact1", Token));
    }

    private async Task<DraftSaving.Saved> SavedAsync(DraftText text) => Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(_maya, text, Token));

    private static DraftText Text(string body, Channel? channel = null, DraftSaving.Saved? over = null) =>
        new("contact1", "Ana Ruiz", channel ?? Channel.Sms, Some.Text(body), over?.Id, over?.Version ?? 0);
}
