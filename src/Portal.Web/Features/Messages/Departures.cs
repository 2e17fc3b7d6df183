namespace Portal.Web.Features.Messages;

/// <summary>Says which message the viewer has just sent, so that a toast can follow it (scoped).</summary>
public sealed class Departures
{
    public event Action<Departure>? Begun;

    public void Follow(Departure departure) => Begun?.Invoke(departure);
}

/// <summary><paramref name="ReopenAsync"/> shows the text again, after the message was taken back.</summary>
public sealed record Departure(Guid MessageId, Func<Task> ReopenAsync);
