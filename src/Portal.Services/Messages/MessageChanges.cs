namespace Portal.Services.Messages;

/// <summary>Says that messages of a contact changed, so that open pages read them again. Raised on whichever thread changed them.</summary>
public sealed class MessageChanges
{
    public event Action<MessageChange>? Changed;

    public void Publish(MessageChange change) => Changed?.Invoke(change);
}

public sealed record MessageChange(string LocationId, string ContactId, Guid MessageId);
