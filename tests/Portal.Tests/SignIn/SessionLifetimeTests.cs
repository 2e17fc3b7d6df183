using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Delivery;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>How long a session lasts, on the test's own clock.</summary>
[TimeBound]
public sealed class SessionLifetimeTests : IAsyncLifetime
{
    private readonly TestClock _clock = PresentClock.Create();
    private RunningPortal? _portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningPortal Portal => _portal ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(
        new Dictionary<string, string?> { ["SignIn:Session:IdleMinutes"] = "30", ["SignIn:Session:AbsoluteHours"] = "2" }, clock: _clock);

    [Fact]
    public async Task A_session_in_which_nothing_is_done_ends_and_one_that_is_used_goes_on_until_its_longest_time()
    {
        using var idle = new Visitor(Portal.Address);
        using var busy = new Visitor(Portal.Address);
        await idle.SignInAsync("maya");
        await busy.SignInAsync("ben");

        for (var quarter = 1; quarter < 8; quarter++)
        {
            _clock.Advance(TimeSpan.FromMinutes(15));
            await busy.IsLetInAsync();
        }

        await idle.IsStrangerAsync();
        _clock.Advance(TimeSpan.FromMinutes(16));
        await busy.IsStrangerAsync();
        Assert.Equal(
            [("Ben Achterberg", "The session reached its longest time."), ("Maya Lindqvist", "The session ended because nothing was done in it.")],
            (await EndsAsync()).Order());
    }

    [Fact]
    public async Task Who_comes_back_after_the_session_ran_out_is_told_so_and_goes_on_where_they_were()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");
        _clock.Advance(TimeSpan.FromMinutes(31));

        var answer = await visitor.GetAsync("/history?state=failed");

        Assert.Equal("/sign-in?returnUrl=%2Fhistory%3Fstate%3Dfailed&ended=true", answer.Headers.Location?.PathAndQuery);
        Assert.Contains("Your session has ended.", await visitor.ReadAsync("/sign-in?returnUrl=%2F&ended=true"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_deleted_from_elsewhere_is_over_within_a_minute()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");
        await visitor.IsLetInAsync();

        await Portal.Services.GetRequiredService<Database>().WriteAsync((context, token) => context.Sessions.ExecuteDeleteAsync(token), Token);
        _clock.Advance(TimeSpan.FromSeconds(30));

        await visitor.IsStrangerAsync();
    }

    [Fact]
    public async Task A_session_that_is_ended_on_this_host_is_over_at_once()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");
        await visitor.IsLetInAsync();
        var sessions = await Portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.Sessions.Select(s => s.Id).ToListAsync(token), Token);

        await Portal.Services.GetRequiredService<Sessions>().EndAsync(sessions.Single(), SessionEnd.EndedElsewhere, Token);

        await visitor.IsStrangerAsync();
    }

    [Theory]
    [InlineData(SessionEnd.SignedOut)]
    [InlineData(null)]
    public async Task A_session_that_ends_or_changes_while_it_is_read_is_not_believed_to_be_what_it_was(SessionEnd? end)
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("noor");
        var database = Portal.Services.GetRequiredService<Database>();
        var own = await database.ReadAsync((context, token) => context.Sessions.SingleAsync(token), Token);
        var key = await Portal.Services.GetRequiredService<Sessions>().StartAsync(own.PersonId, "Noor Haddad", [], Token);
        var id = await database.ReadAsync((context, token) => context.Sessions.Where(s => s.Id != own.Id).Select(s => s.Id).SingleAsync(token), Token);
        var caller = new Caller(own.PersonId, "Noor Haddad", SandboxSubAccounts.HarbourDental, Role.Manager);
        var changes = 1;
        Sessions? sessions = null;
        Task ChangeAsync() => changes-- != 1 || sessions is null ? Task.CompletedTask
            : end is { } how ? sessions.EndAsync(id, how, Token)
            : sessions.SwitchAsync(caller, id, SandboxSubAccounts.NorthsideFitness, Token);
        sessions = ActivatorUtilities.CreateInstance<Sessions>(Portal.Services, new OvertakenDatabase(database, ChangeAsync));

        var found = await sessions.FindAsync(key, Token);

        Assert.Equal(end is null ? SandboxSubAccounts.NorthsideFitness : null, found?.LocationId);
    }

    [Theory]
    [InlineData(SessionEnd.SignedOut, SessionEnd.SignedOut)]
    [InlineData(SessionEnd.TooOld, SessionEnd.EndedElsewhere)]
    public async Task Who_finds_a_session_gone_while_it_is_signed_out_does_not_lead_its_pages_away(SessionEnd how, SessionEnd told)
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");
        var database = Portal.Services.GetRequiredService<Database>();
        var id = await database.ReadAsync((context, token) => context.Sessions.Select(s => s.Id).SingleAsync(token), Token);
        Sessions? sessions = null;
        var looks = 1;
        Task LookAsync() => looks-- == 1 && sessions is not null ? sessions.IsLiveAsync(id, Token) : Task.CompletedTask;
        sessions = ActivatorUtilities.CreateInstance<Sessions>(Portal.Services, new OvertakenDatabase(database, LookAsync, alsoAfterWrites: true));
        List<SessionEnd> heard = [];
        using var watch = sessions.Watch(id, heard.Add);

        await sessions.EndAsync(id, how, Token);

        Assert.Equal([told], heard);
    }

    [Fact]
    public async Task The_secret_of_a_session_is_not_in_the_database()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");
        var session = await Portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.Sessions.SingleAsync(token), Token);

        Assert.Equal(32, session.SecretHash.Length);
        Assert.Null(await Portal.Services.GetRequiredService<Sessions>().FindAsync(Convert.ToBase64String(session.SecretHash), Token));
        Assert.Null(await Portal.Services.GetRequiredService<Sessions>().FindAsync(System.Buffers.Text.Base64Url.EncodeToString([.. session.Id.ToByteArray(), .. session.SecretHash]), Token));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
    }

    public async ValueTask DisposeAsync() => await Portal.DisposeAsync();

    private Task<List<ValueTuple<string?, string>>> EndsAsync() => Portal.Services.GetRequiredService<Database>().ReadAsync(
        (context, token) => context.Audit.Where(e => e.Action == "session-ended").Select(e => new ValueTuple<string?, string>(e.PersonName, e.Detail)).ToListAsync(token), Token);
}
