using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Drafts;

public class ColleaguesWritingTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly Caller _maya = Some.Staff();
    private readonly Caller _omar = Some.Staff("Omar Haddad");
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    // As another portal on the same database would: nothing is shared but what is stored.
    private DraftService Theirs => new(Store.Database, new DraftChanges(), _clock);

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        await _store.AddAsync(new[] { _maya, _omar }.Select(object (who) => new Person { Id = who.PersonId, Issuer = "test", Subject = who.PersonId.ToString(), Name = who.Name, LastSignInAt = _clock.Now }).ToArray());
    }

    public ValueTask DisposeAsync() => _store?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Who_has_just_typed_is_writing_and_their_words_are_not_told()
    {
        await WriteAsync(_omar, "secret words");

        var colleague = Assert.Single(await ReadAsync());

        Assert.Equal(("Omar Haddad", _clock.Now), (colleague.Name, colleague.At));
        Assert.Equal([Channel.Sms], colleague.Channels);
        Assert.DoesNotContain("secret", colleague.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_writes_on_two_channels_is_one_colleague()
    {
        await WriteAsync(_omar, "a");
        await WriteAsync(_omar, "b", Channel.Email);

        Assert.Equal([Channel.Email, Channel.Sms], Assert.Single(await ReadAsync()).Channels);
    }

    [Fact]
    public async Task Who_has_stopped_for_a_minute_is_not_writing_any_more()
    {
        await WriteAsync(_omar, "a");

        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Single(await ReadAsync());

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Who_has_discarded_is_not_writing_any_more()
    {
        var saved = await WriteAsync(_omar, "a");
        await Theirs.DiscardAsync(_omar, saved.Id, Token);

        Assert.Empty(await ReadAsync());
    }

    [Fact]
    public async Task Ones_own_draft_and_those_to_others_or_in_another_sub_account_are_nobodys_concern()
    {
        await WriteAsync(_maya, "mine");
        await WriteAsync(_omar, "to another", contactId: "contact2");
        await WriteAsync(_omar with { LocationId = Some.OtherLocation }, "elsewhere");

        Assert.Empty(await ReadAsync());
    }

    private Task<IReadOnlyList<WritingColleague>> ReadAsync() => new ColleaguesWriting(Store.Database, _clock).ToAsync(_maya, "contact1", Token);

    private async Task<DraftSaving.Saved> WriteAsync(Caller author, string body, Channel? channel = null, string contactId = "contact1") =>
        Assert.IsType<DraftSaving.Saved>(await Theirs.SaveAsync(author, new DraftText(contactId, "Ana Ruiz", channel ?? Channel.Sms, Some.Text(body), null, 0), Token));
}

[StoredIn(StorageProvider.Postgres)]
public sealed class ColleaguesWritingOnPostgresTests : ColleaguesWritingTests;
