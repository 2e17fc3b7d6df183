namespace Portal.Services.People;

/// <summary>One sign-in of one person in one browser. The row exists exactly as long as the session lives.</summary>
public sealed class Session
{
    public required Guid Id { get; init; }

    /// <summary>SHA-256 of the secret in the browser's cookie, so that reading the database lets nobody in.</summary>
    public required byte[] SecretHash { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>The sub-account being worked in; null for someone who is let into none.</summary>
    public string? LocationId { get; set; }

    /// <summary>Who signed in, as the host wrote it down, encrypted.</summary>
    public required byte[] Ticket { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>UTC; at most a minute behind the truth.</summary>
    public required DateTime LastSeenAt { get; set; }

    /// <summary>UTC; the end that no activity moves.</summary>
    public required DateTime EndsAt { get; init; }
}

/// <summary>What a request or a circuit is told about its session.</summary>
public sealed record LiveSession(Guid Id, Guid PersonId, string? LocationId, byte[] Ticket, Access Access);
