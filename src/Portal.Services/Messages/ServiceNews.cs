namespace Portal.Services.Messages;

/// <summary>Says that HighLevel told of something, that a sub-account is connected otherwise than before, or that the team has marked a conversation, so that those who look at it look now. It says where, never what: that is read. Raised on any thread.</summary>
public sealed class ServiceNews
{
    public event Action<ServiceNewsItem>? Told;

    /// <summary>The same, but only what this portal was told and not what another on the same data was.</summary>
    public event Action<ServiceNewsItem>? ToldHere;

    public void Publish(ServiceNewsItem item)
    {
        ToldHere?.Invoke(item);
        Hear(item);
    }

    /// <summary>Another portal on the same data says so.</summary>
    internal void Hear(ServiceNewsItem item) => Told?.Invoke(item);
}

public sealed record ServiceNewsItem(string LocationId, string? ContactId, ServiceNewsKind Kind);

public enum ServiceNewsKind
{
    /// <summary>Something was written, sent or read in the contact's conversation.</summary>
    Messages,

    /// <summary>The contact's own details have changed.</summary>
    Contact,

    /// <summary>The sub-account was connected or disconnected, or HighLevel has removed the app: what could be read may be closed now, and the other way round.</summary>
    Connection,

    /// <summary>The team has assigned, put aside or marked the contact's conversation.</summary>
    Marks,
}
