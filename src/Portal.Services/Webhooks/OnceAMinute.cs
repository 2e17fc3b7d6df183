namespace Portal.Services.Webhooks;

/// <summary>Keeps what may happen a thousand times a second from filling the log.</summary>
internal sealed class OnceAMinute(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _next = DateTimeOffset.MinValue;

    /// <summary>True at most once a minute.</summary>
    public bool IsTime()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            if (now < _next)
            {
                return false;
            }

            _next = now.AddMinutes(1);
            return true;
        }
    }
}
