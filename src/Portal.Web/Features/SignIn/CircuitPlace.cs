using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace Portal.Web.Features.SignIn;

/// <summary>One circuit among those of its person (scoped).</summary>
internal sealed class CircuitPlace(AuthenticationStateProvider state, PersonCircuits circuits) : CircuitHandler, IDisposable
{
    private Guid? _person;

    /// <summary>Raised once, on any thread, when the page has to give way to another of the same person.</summary>
    public event Action? GivenWay;

    /// <summary>By which the page's own script names it.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>Kept by <see cref="PersonCircuits"/>.</summary>
    public DateTimeOffset UsedAt { get; set; }

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _person = (await state.GetAuthenticationStateAsync()).User.PersonId();
        if (_person is { } person)
        {
            circuits.Add(person, this);
        }
    }

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void GiveWay() => GivenWay?.Invoke();

    public void Dispose()
    {
        if (_person is { } person)
        {
            circuits.Remove(person, this);
        }
    }
}
