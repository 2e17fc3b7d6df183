using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Service.Sending;

/// <summary>How fast messages that are accepted from now on will move.</summary>
internal sealed class Pace(IOptions<SandboxOptions> options)
{
    private double _speed = options.Value.StatusSpeed;

    public double Speed
    {
        get => Volatile.Read(ref _speed);
        set => Volatile.Write(ref _speed, value);
    }

    public bool ContactsAnswer => options.Value.ContactsAnswer;

    public void Reset() => Speed = options.Value.StatusSpeed;
}
