using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Drafts;

/// <summary>Maya's drafts to one contact, in a real database and on the test's clock.</summary>
internal sealed class DraftsFixture : IAsyncDisposable
{
    private readonly TestDatabase _store;

    private DraftsFixture(TestDatabase store) => _store = store;

    public TestClock Clock { get; } = new();

    public Caller Maya { get; } = Some.Staff();

    public DraftChanges Changes { get; } = new();

    public Database Database => _store.Database;

    public DraftService Drafts => new(Database, Changes, Clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DraftsFixture> CreateAsync() => new(await TestDatabase.CreateAsync());

    public static DraftText Text(MessageContent content, DraftSaving.Saved? over = null, Channel? channel = null) =>
        new("contact1", "Ana Ruiz", channel ?? Channel.Sms, content, over?.Id, over?.Version ?? 0);

    public async Task<DraftSaving.Saved> SavedAsync(MessageContent content, DraftSaving.Saved? over = null, Channel? channel = null) =>
        Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(Maya, Text(content, over, channel), Token));

    /// <summary>The text of the only draft.</summary>
    public async Task<string> BodyAsync() => Assert.Single(await Drafts.OfContactAsync(Maya, "contact1", Token)).Content.Body;

    public async Task<List<(string, RevisionReason)>> EarlierAsync() =>
        [.. (await Drafts.EarlierAsync(Maya, "contact1", Channel.Sms, Token)).Select(r => (r.Content.Body, r.Why))];

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
