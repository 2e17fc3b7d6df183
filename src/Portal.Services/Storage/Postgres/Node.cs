namespace Portal.Services.Storage.Postgres;

/// <summary>One running portal. All times are the database's own, so that the clocks of different machines don't matter.</summary>
public sealed class Node
{
    public required Guid Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime HeartbeatAt { get; set; }

    /// <summary>It keeps to one of so many equal shares of what the service allows; 0 before it has promised any.</summary>
    public required int Sharers { get; set; }

    /// <summary>Whether it looks after what is due.</summary>
    public required bool LooksAfter { get; set; }
}
