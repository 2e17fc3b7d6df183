using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.People;
using Portal.Tests.Storage;
using Portal.Tests.Support;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.SignIn;

/// <summary>In whose name an open page acts, while its connection breaks, its browser signs in anew, and its database fails.</summary>
public sealed class CircuitCallerTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly State _state = new();
    private readonly Guid _person = Guid.CreateVersion7();
    private TestDatabase? _store;
    private FullDisk? _disk;
    private Sessions? _sessions;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private FullDisk Disk => _disk ?? throw new InvalidOperationException("Not started.");

    private Sessions Sessions => _sessions ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        _disk = new FullDisk(_store.Database);
        _sessions = new Sessions(_disk, AccessRules.In("here", "elsewhere"), new AuditTrail(_clock), Options.Create(new SessionLifetimeOptions()), _clock);
        await _store.AddAsync(new Person { Id = _person, Issuer = "test", Subject = "noor", Name = "Noor", LastSignInAt = _clock.Now, ClaimedRole = Role.Manager, ClaimedLocationIds = ["here", "elsewhere"] });
    }

    [Fact]
    public async Task A_page_whose_connection_comes_back_after_a_switch_elsewhere_goes_on_in_its_own_sub_account()
    {
        var session = await BeginAsync();
        var callers = new CurrentCaller(_state, new Callers(Sessions));
        _state.Become(_person, session, "here");
        await callers.RequireAsync(Token);

        _state.Become(_person, session, "elsewhere"); // what the framework does at a reconnection

        Assert.Equal("here", (await callers.RequireAsync(Token)).LocationId);
    }

    [Fact]
    public async Task A_page_whose_connection_comes_back_as_somebody_else_does_nothing_in_their_name()
    {
        var callers = new CurrentCaller(_state, new Callers(Sessions));
        _state.Become(_person, await BeginAsync(), "here");
        await callers.RequireAsync(Token);

        _state.Become(_person, await BeginAsync(), "here");

        await Assert.ThrowsAsync<NoCallerException>(() => callers.RequireAsync(Token));
    }

    [Fact]
    public async Task An_event_that_comes_while_the_database_is_away_reaches_the_page_which_has_words_for_it()
    {
        using var circuit = await OpenAsync();
        _clock.Advance(TimeSpan.FromSeconds(11));
        Disk.Reading = 14;

        Assert.True(await ReachesThePageAsync(circuit));
    }

    [Fact]
    public async Task An_event_that_comes_after_the_sessions_end_does_not()
    {
        using var circuit = await OpenAsync();
        Assert.True(await ReachesThePageAsync(circuit));

        await Store.Database.WriteAsync((context, token) => context.Sessions.ExecuteDeleteAsync(token), Token);
        _clock.Advance(TimeSpan.FromSeconds(11));

        Assert.False(await ReachesThePageAsync(circuit));
    }

    [Fact]
    public async Task An_open_page_acts_as_what_its_person_is_by_now_and_for_nobody_once_they_are_let_out()
    {
        using var circuit = await OpenAsync();
        var callers = new CurrentCaller(_state, new Callers(Sessions));
        Assert.Equal(Role.Manager, (await callers.RequireAsync(Token)).Role);

        await BecomeAsync(Role.Staff, "elsewhere", "here");
        Assert.Equal(Role.Staff, (await callers.RequireAsync(Token)).Role);
        Assert.Equal((Role.Staff, "here"), await ShownAsync());

        await BecomeAsync(Role.Admin, "elsewhere");
        Assert.Equal("You are not let into this sub-account any more.", (await Assert.ThrowsAsync<NoCallerException>(() => callers.RequireAsync(Token))).Message);
        Assert.Equal((null, null), await ShownAsync());

        await BecomeAsync(Role.Staff, "here");
        Assert.Equal("here", (await callers.RequireAsync(Token)).LocationId);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private async Task BecomeAsync(Role role, params List<string> locations)
    {
        await Store.Database.WriteAsync(
            (context, token) => context.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.ClaimedRole, role).SetProperty(p => p.ClaimedLocationIds, locations), token), Token);
        await Sessions.LookAgainAsync(_person, Token);
    }

    private async Task<(Role?, string?)> ShownAsync() => (await _state.GetAuthenticationStateAsync()).User is var user ? (user.PortalRole(), user.CurrentSubAccount()) : default;

    private static async Task<bool> ReachesThePageAsync(SessionCircuit circuit)
    {
        var reached = false;
        await circuit.CreateInboundActivityHandler(_ =>
        {
            reached = true;
            return Task.CompletedTask;
        })((CircuitInboundActivityContext)RuntimeHelpers.GetUninitializedObject(typeof(CircuitInboundActivityContext)));
        return reached;
    }

    private async Task<SessionCircuit> OpenAsync()
    {
        _state.Become(_person, await BeginAsync(), "here");
        var circuit = new SessionCircuit(_state, Sessions, _clock);
        await circuit.OnCircuitOpenedAsync((Circuit)RuntimeHelpers.GetUninitializedObject(typeof(Circuit)), Token);
        return circuit;
    }

    private async Task<Guid> BeginAsync() =>
        SessionKey.Parse(await Sessions.StartAsync(_person, "Noor", [], Token))?.Id ?? throw new InvalidOperationException("The session has no id.");

    private sealed class State : AuthenticationStateProvider, IHostEnvironmentAuthenticationStateProvider
    {
        private Task<AuthenticationState> _state = Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity())));

        public void Become(Guid person, Guid session, string location) => SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity(
            [
                new Claim(PortalClaims.Person, person.ToString()),
                new Claim(PortalClaims.Session, session.ToString()),
                new Claim(PortalClaims.Current, location),
                new Claim(PortalClaims.Role, nameof(Role.Manager)),
            ],
            "test")))));

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => _state;

        public void SetAuthenticationState(Task<AuthenticationState> authenticationStateTask) => _state = authenticationStateTask;
    }
}
