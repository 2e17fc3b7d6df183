using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Services.People;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Ties a circuit to its session: what people do keeps the session alive, and its end makes the circuit a stranger's,
/// which takes the page away and leads to the sign-in page.
/// </summary>
internal sealed class SessionCircuit(AuthenticationStateProvider state, Sessions sessions) : CircuitHandler, IDisposable
{
    private static readonly AuthenticationState Stranger = new(new ClaimsPrincipal(new ClaimsIdentity()));

    private Guid? _session;
    private IDisposable? _watch;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _session = (await state.GetAuthenticationStateAsync()).User.SessionId();
        if (_session is { } id)
        {
            _watch = sessions.Watch(id, End);
            if (!await sessions.IsLiveAsync(id, cancellationToken))
            {
                End();
            }
        }
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(Func<CircuitInboundActivityContext, Task> next) => async context =>
    {
        if (_session is not { } id || await sessions.TouchAsync(id, CancellationToken.None))
        {
            await next(context);
        }
    };

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _watch?.Dispose();

    private void End() => ((IHostEnvironmentAuthenticationStateProvider)state).SetAuthenticationState(Task.FromResult(Stranger));
}
