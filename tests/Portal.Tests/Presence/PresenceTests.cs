using Portal.Services.People;
using Portal.Services.Presence;
using Portal.Tests.Support;

namespace Portal.Tests.Presence;

/// <summary>Who is at which contact is known while their windows say so, and a few seconds longer.</summary>
public sealed class PresenceTests : IAsyncLifetime, IDisposable
{
    private readonly TestClock _clock = new();
    private readonly PresenceBoard _board;
    private readonly Caller _maya = Some.Staff();
    private readonly Caller _ben = Some.Staff("Ben");
    private readonly PresenceWindow _window = new();
    private TestDatabase? _store;

    public PresenceTests() => _board = new PresenceBoard(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private PresenceService Service => field ??= new PresenceService(_board, Store.Database, _clock);

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        await _store.AddAsync(new[] { _maya, _ben }.Select(object (who) => new Person { Id = who.PersonId, Issuer = "test", Subject = who.PersonId.ToString(), Name = who.Name, LastSignInAt = _clock.Now }).ToArray());
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    public void Dispose() => _board.Dispose();

    [Fact]
    public async Task A_colleague_is_seen_with_their_name_and_what_they_do_and_never_oneself()
    {
        Service.Say(_ben, _window, "contact1", Doing.Looking);
        Service.Say(_maya, new PresenceWindow(), "contact1", Doing.Looking);
        Assert.Equal([new PresentColleague(_ben.PersonId, "Ben", Doing.Looking)], await SeenAsync());

        Service.Say(_ben, _window, "contact1", Doing.Writing);
        Assert.Equal([new PresentColleague(_ben.PersonId, "Ben", Doing.Writing)], await SeenAsync());
        Assert.Empty(await SeenAsync("contact2"));
    }

    [Fact]
    public async Task Several_windows_of_a_person_are_one_who_does_the_most_that_is_done_in_them()
    {
        PresenceWindow other = new();
        Service.Say(_ben, other, "contact1", Doing.Writing);
        Service.Say(_ben, _window, "contact1", Doing.Looking);
        Assert.Equal(Doing.Writing, Assert.Single(await SeenAsync()).Doing);

        Service.Say(_ben, other, "contact1", Doing.Nothing);
        Assert.Equal(Doing.Looking, Assert.Single(await SeenAsync()).Doing);
    }

    [Fact]
    public async Task Nobody_sees_those_of_another_sub_account_at_a_contact_of_the_same_id()
    {
        Service.Say(Some.Staff("Zoe", Some.OtherLocation), _window, "contact1", Doing.Writing);

        Assert.Empty(await SeenAsync());
    }

    [Fact]
    public async Task One_of_whom_no_word_comes_any_more_is_gone_within_half_a_minute_and_pages_are_told()
    {
        Service.Say(_ben, _window, "contact1", Doing.Looking);
        List<PresenceChange> told = [];
        _board.Changed += told.Add;

        _clock.Advance(PresenceBoard.Repeat);
        Service.Say(_ben, _window, "contact1", Doing.Looking); // repeated
        Assert.Empty(told);
        _clock.Advance(PresenceBoard.Lasts - TimeSpan.FromSeconds(1));
        Assert.Single(await SeenAsync());

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(await SeenAsync());
        Assert.Equal([new PresenceChange(Some.Location, "contact1")], told);
        Assert.True(PresenceBoard.Lasts < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_window_that_goes_to_another_contact_leaves_the_first()
    {
        Service.Say(_ben, _window, "contact1", Doing.Looking);
        List<PresenceChange> told = [];
        _board.Changed += told.Add;

        Service.Say(_ben, _window, "contact2", Doing.Looking);

        Assert.Empty(await SeenAsync());
        Assert.Single(await SeenAsync("contact2"));
        Assert.Equal(["contact1", "contact2"], told.Select(change => change.ContactId));
    }

    [Fact]
    public async Task A_word_that_was_overtaken_on_its_way_brings_nobody_back()
    {
        PresenceWord came = new(_window.Id, Some.Location, _ben.PersonId, "contact1", Doing.Looking, 1);
        _board.Hear(came with { Doing = Doing.Nothing, Number = 2 });

        _board.Hear(came);

        Assert.Empty(await SeenAsync());
    }

    private async Task<IReadOnlyList<PresentColleague>> SeenAsync(string contactId = "contact1") =>
        (await Service.ColleaguesAsync(_maya, Token)).GetValueOrDefault(contactId) ?? [];
}
