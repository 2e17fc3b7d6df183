using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Ties a circuit to its session, whose end makes the circuit a stranger's, which takes the page away and leads to the sign-in page; and to
/// what its person may do, so that a page goes as soon as it is not theirs to open any more.
/// What comes in over a circuit does not keep the session alive, because pages that change by themselves answer too; the browser
/// tells apart when a person has done something.
/// </summary>
internal sealed class SessionCircuit(AuthenticationStateProvider state, Sessions sessions, TimeProvider time) : CircuitHandler, IDisposable
{
    private static readonly AuthenticationState Stranger = new(new ClaimsPrincipal(new ClaimsIdentity()));

    /// <summary>The tab in which *Sign out* was pressed is on its way to the provider, and leading it elsewhere would stop it; after a new sign-in the cookie is on its way.</summary>
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _closed = new();
    private readonly Lock _gate = new();
    private ClaimsPrincipal _user = new();
    private Guid? _session;
    private IDisposable? _watch;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _user = (await state.GetAuthenticationStateAsync()).User;
        _session = _user.SessionId();
        if (_session is { } id)
        {
            _watch = sessions.Watch(id, end => _ = EndAsync(end), Follow);
            await MayGoOnAsync(id, cancellationToken); // tells at once if it has ended by now
        }
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (_session is not { } id || await MayGoOnAsync(id, CancellationToken.None))
        {
            await next(context);
        }
    };

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _watch?.Dispose();
        _closed.Cancel();
    }

    /// <summary>Where nobody can know, the event goes on to the page, which asks again before it does anything and has words for what is wrong.</summary>
    private async Task<bool> MayGoOnAsync(Guid id, CancellationToken cancellationToken)
    {
        try
        {
            return await sessions.IsLiveAsync(id, cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is not null)
        {
            return true;
        }
    }

    private async Task EndAsync(SessionEnd end)
    {
        if (end is SessionEnd.SignedOut or SessionEnd.Replaced)
        {
            await Task.Delay(TimeToLeave, time, _closed.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Become(Stranger);
    }

    // The page keeps its sub-account: who is not let into it any more is led away, and may be at home in another.
    private void Follow(Access access)
    {
        ClaimsPrincipal user;
        lock (_gate)
        {
            if (_user.Says(access))
            {
                return;
            }

            user = _user = _user.WithAccess(access, _user.CurrentSubAccount());
        }

        Become(new AuthenticationState(user));
    }

    private void Become(AuthenticationState whom)
    {
        if (!_closed.IsCancellationRequested)
        {
            ((IHostEnvironmentAuthenticationStateProvider)state).SetAuthenticationState(Task.FromResult(whom));
        }
    }
}
