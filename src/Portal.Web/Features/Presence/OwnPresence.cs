using Microsoft.AspNetCore.Components.Server.Circuits;
using Portal.Services.People;
using Portal.Services.Presence;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Presence;

/// <summary>
/// Says for one window at whose conversation its person is, and whether they write there (scoped). What is hidden behind another tab, or has
/// lost its connection, says nothing any more, and is forgotten by all a few seconds later.
/// </summary>
internal sealed class OwnPresence(PresenceService presence, PageSight sight, TimeProvider time) : CircuitHandler, IDisposable
{
    /// <summary>Who has typed nothing for this long only looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly Lock _gate = new();
    private readonly PresenceWindow _window = new();
    private Caller? _caller;
    private string? _contactId;
    private DateTimeOffset? _typedAt;
    private Doing _said;
    private ITimer? _timer;
    private bool _isConnected = true;

    /// <summary>The window shows this contact from now on.</summary>
    public void Look(Caller caller, string contactId)
    {
        lock (_gate)
        {
            (_caller, _contactId, _typedAt) = (caller, contactId, null);
            if (_timer is null)
            {
                sight.Changed += Come;
                _timer = time.CreateTimer(_ => Come(), null, PresenceBoard.Repeat, PresenceBoard.Repeat);
            }

            Say(Doing.Looking);
        }
    }

    /// <summary>It does not any more; nothing where it shows another one by now.</summary>
    public void Leave(string contactId)
    {
        lock (_gate)
        {
            if (_contactId == contactId)
            {
                Say(Doing.Nothing);
                (_contactId, _typedAt) = (null, null);
            }
        }
    }

    /// <summary>The person typed something to the contact.</summary>
    public void Type(string contactId)
    {
        lock (_gate)
        {
            if (_contactId == contactId)
            {
                _typedAt = time.GetUtcNow();
                if (_said is not Doing.Writing)
                {
                    Say(Doing.Writing);
                }
            }
        }
    }

    /// <summary>The person has closed what they wrote in, or sent it.</summary>
    public void Rest(string contactId)
    {
        lock (_gate)
        {
            if (_contactId == contactId && _typedAt is not null)
            {
                _typedAt = null;
                Say(Doing.Looking);
            }
        }
    }

    public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            Say(Doing.Nothing);
            _isConnected = false;
        }

        return Task.CompletedTask;
    }

    public override Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        _isConnected = true;
        Come();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        sight.Changed -= Come;
        _timer?.Dispose();
        if (_contactId is { } contact)
        {
            Leave(contact);
        }
    }

    private void Come()
    {
        lock (_gate)
        {
            if (sight.IsSeen && _contactId is not null)
            {
                Say(_typedAt + Pause > time.GetUtcNow() ? Doing.Writing : Doing.Looking);
            }
        }
    }

    private void Say(Doing doing)
    {
        if (_isConnected && _caller is { } caller && _contactId is { } contact)
        {
            _said = doing;
            presence.Say(caller, _window, contact, doing);
        }
    }
}
