namespace Portal.Services.Storage.Postgres;

/// <summary>The first halves of the keys of advisory locks; other programs on the same database choose others.</summary>
internal static class PostgresLocks
{
    public const int Migration = 0x504F5201;
    public const int OneAtATime = 0x504F5202;

    /// <summary>Held by each running portal, on the connection by which it hears from the others.</summary>
    public const int Node = 0x504F5203;
}
