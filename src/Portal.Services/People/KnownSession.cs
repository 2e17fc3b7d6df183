namespace Portal.Services.People;

/// <summary>A session as it was read, and what has happened in it since.</summary>
internal sealed class KnownSession(Session session)
{
    public Session Session { get; set; } = session;

    /// <summary>UTC, as all of these.</summary>
    public DateTime ReadAt { get; set; }
    public DateTime SeenAt { get; set; } = session.LastSeenAt;
    public DateTime SeenSavedAt { get; set; } = session.LastSeenAt;
}
