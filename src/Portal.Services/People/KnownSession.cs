namespace Portal.Services.People;

/// <summary>A session as it was read, and what has happened in it since.</summary>
internal sealed class KnownSession(SessionState state)
{
    public SessionState State { get; set; } = state;

    /// <summary>UTC, as all of these.</summary>
    public DateTime ReadAt { get; set; }
    public DateTime SeenAt { get; set; } = state.Session.LastSeenAt;
    public DateTime SeenSavedAt { get; set; } = state.Session.LastSeenAt;
}

/// <summary>A session, and what its person may do, both as of one reading.</summary>
internal sealed record SessionState(Session Session, Access Access);
