using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Materials;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Materials;

public class SnippetTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly Caller _maya = Some.Staff();
    private readonly Caller _mina = Some.Manager();
    private TestDatabase? _store;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private SnippetService Service => new(Store.Database, new AuditTrail(_clock), _clock);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task People_see_their_own_and_the_sub_accounts_and_nobody_elses()
    {
        await AddAsync(_maya, "Mine");
        await AddAsync(_mina, "Everyone’s", shared: true);
        await AddAsync(_mina, "Mina’s");
        await AddAsync(Some.Manager(Some.OtherLocation), "Northside’s", shared: true);

        Assert.Equal(["Everyone’s", "Mine"], await NamesAsync(_maya));
        Assert.Equal(["Everyone’s", "Mina’s"], await NamesAsync(_mina));
        Assert.Empty(await NamesAsync(_maya with { LocationId = Some.OtherLocation, PersonId = _maya.PersonId, Role = Role.Staff }, except: "Northside’s"));
    }

    [Fact]
    public async Task A_channel_is_offered_its_own_and_those_for_every_channel()
    {
        await AddAsync(_maya, "All");
        await AddAsync(_maya, "By SMS", channel: Channel.Sms);
        await AddAsync(_maya, "By email", channel: Channel.Email);

        Assert.Equal(["All", "By SMS"], (await Service.ListAsync(_maya, Channel.Sms, Stop)).Select(s => s.Name));
    }

    [Fact]
    public async Task Staff_can_neither_make_nor_change_nor_delete_the_sub_accounts()
    {
        var shared = await AddAsync(_mina, "Greeting", shared: true);

        Assert.IsType<SnippetSaving.NotAllowed>(await Service.SaveAsync(_maya, new SnippetText("New", "Text", null, IsShared: true), Stop));
        Assert.IsType<SnippetSaving.NotAllowed>(await Service.SaveAsync(_maya, Change(shared, "Other") with { IsShared = false }, Stop));
        Assert.IsType<SnippetRemoval.NotAllowed>(await Service.DeleteAsync(_maya, shared.Id, shared.Version, Stop));
        Assert.Equal("Hello", Assert.Single(await Service.ListAsync(_maya, Stop)).Text);
    }

    [Fact]
    public async Task Nobody_reaches_what_they_do_not_see()
    {
        var own = await AddAsync(_maya, "Mine");
        var northside = Some.Manager(Some.OtherLocation);

        Assert.IsType<SnippetSaving.Gone>(await Service.SaveAsync(_mina, Change(own, "Taken"), Stop));
        Assert.IsType<SnippetSaving.Gone>(await Service.SaveAsync(northside, Change(own, "Taken"), Stop));
        await Service.DeleteAsync(_mina, own.Id, own.Version, Stop);
        await Service.DeleteAsync(northside, own.Id, own.Version, Stop);
        Assert.Equal("Hello", Assert.Single(await Service.ListAsync(_maya, Stop)).Text);
    }

    [Fact]
    public async Task One_owner_has_a_name_once_whatever_its_capitals()
    {
        await AddAsync(_maya, "Greeting");
        await AddAsync(_mina, "greeting", shared: true);

        Assert.IsType<SnippetSaving.NameTaken>(await Service.SaveAsync(_maya, new SnippetText(" GREETING ", "x", null, IsShared: false), Stop));
        Assert.IsType<SnippetSaving.NameTaken>(await Service.SaveAsync(_mina, new SnippetText("Greeting", "x", null, IsShared: true), Stop));
        Assert.Equal(2, (await Service.ListAsync(_maya, Stop)).Count);
    }

    [Fact]
    public async Task Of_two_changes_the_later_one_overwrites_nothing()
    {
        var first = await AddAsync(_mina, "Greeting", shared: true);
        Assert.IsType<SnippetSaving.Saved>(await Service.SaveAsync(Some.Manager(), Change(first, "Theirs"), Stop));

        var conflict = Assert.IsType<SnippetSaving.Conflict>(await Service.SaveAsync(_mina, Change(first, "Mine"), Stop));

        Assert.Equal("Theirs", conflict.Theirs.Text);
        Assert.IsType<SnippetRemoval.Conflict>(await Service.DeleteAsync(_mina, first.Id, first.Version, Stop));
        Assert.Equal("Theirs", Assert.Single(await Service.ListAsync(_mina, Stop)).Text);
    }

    [Fact]
    public async Task What_was_deleted_is_gone_for_a_late_change()
    {
        var own = await AddAsync(_maya, "Mine");
        Assert.IsType<SnippetRemoval.Removed>(await Service.DeleteAsync(_maya, own.Id, own.Version, Stop));

        Assert.IsType<SnippetSaving.Gone>(await Service.SaveAsync(_maya, Change(own, "Late"), Stop));
        Assert.Empty(await Service.ListAsync(_maya, Stop));
    }

    [Theory]
    [InlineData(" ", "Text", "Give it a name.")]
    [InlineData("Name", " ", "Write its text.")]
    public async Task A_snippet_has_a_name_and_a_text(string name, string text, string reason)
    {
        Assert.Equal(new SnippetSaving.Invalid(reason), await Service.SaveAsync(_maya, new SnippetText(name, text, null, IsShared: false), Stop));
    }

    [Fact]
    public async Task The_audit_tells_of_the_sub_accounts_and_not_of_a_persons_own()
    {
        await AddAsync(_maya, "Mine");
        var shared = await AddAsync(_mina, "Greeting", shared: true);
        var changed = Assert.IsType<SnippetSaving.Saved>(await Service.SaveAsync(_mina, Change(shared, "Hi"), Stop)).Snippet;
        await Service.DeleteAsync(_mina, changed.Id, changed.Version, Stop);

        var audit = await Store.Database.ReadAsync((context, token) => context.Audit.OrderBy(e => e.Id).ToListAsync(token), Stop);

        Assert.Equal(["snippet-added", "snippet-changed", "snippet-deleted"], audit.Select(e => e.Action).Order(StringComparer.Ordinal));
        Assert.All(audit, entry => Assert.Equal((_mina.PersonId, Some.Location, "The sub-account’s snippet “Greeting”."), (entry.PersonId, entry.LocationId, entry.Detail)));
    }

    [Fact]
    public async Task Signatures_are_each_persons_own_by_channel_and_sub_account()
    {
        var signatures = new SignatureService(Store.Database, _clock);
        await signatures.SaveAsync(_maya, Channel.Email, " Maya\n", Stop);
        await signatures.SaveAsync(_maya, Channel.Sms, "M.", Stop);
        await signatures.SaveAsync(_maya, Channel.Sms, "Maya", Stop);

        Assert.Equal([("Email", "Maya"), ("SMS", "Maya")], (await signatures.ListAsync(_maya, Stop)).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value)));
        Assert.Empty(await signatures.ListAsync(_mina, Stop));
        Assert.Empty(await signatures.ListAsync(_maya with { LocationId = Some.OtherLocation }, Stop));

        Assert.Equal(new SignatureSaving.Saved(null), await signatures.SaveAsync(_maya, Channel.Sms, " ", Stop));
        Assert.Equal(["Email"], (await signatures.ListAsync(_maya, Stop)).Keys);
        Assert.IsType<SignatureSaving.Invalid>(await signatures.SaveAsync(_maya, Channel.WhatsApp, "M.", Stop));
        Assert.IsType<SignatureSaving.Invalid>(await signatures.SaveAsync(_maya, Channel.Sms, new string('a', Signature.Longest + 1), Stop));
    }

    private static SnippetText Change(Snippet snippet, string text) => new(snippet.Name, text, snippet.ChannelKey, snippet.IsShared, snippet.Id, snippet.Version);

    private async Task<Snippet> AddAsync(Caller caller, string name, bool shared = false, Channel? channel = null) =>
        Assert.IsType<SnippetSaving.Saved>(await Service.SaveAsync(caller, new SnippetText(name, "Hello", channel?.Key, shared), Stop)).Snippet;

    private async Task<IEnumerable<string>> NamesAsync(Caller caller, string? except = null) =>
        (await Service.ListAsync(caller, Stop)).Select(s => s.Name).Where(name => name != except);
}
