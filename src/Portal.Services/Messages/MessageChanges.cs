namespace Portal.Services.Messages;

/// <summary>Says that messages of a contact changed, so that open pages read them again. Raised on whichever thread changed them.</summary>
public sealed class MessageChanges
{
    public event Action<MessageChange>? Changed;

    /// <summary>The same, but only what this portal changed and not what another on the same data did.</summary>
    public event Action<MessageChange>? ChangedHere;

    public void Publish(MessageChange change)
    {
        ChangedHere?.Invoke(change);
        Hear(change);
    }

    /// <summary>Another portal on the same data says so.</summary>
    internal void Hear(MessageChange change) => Changed?.Invoke(change);
}

public sealed record MessageChange(string LocationId, string ContactId, Guid MessageId);
