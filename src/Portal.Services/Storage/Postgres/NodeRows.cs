using Npgsql;

namespace Portal.Services.Storage.Postgres;

/// <summary>What running portals tell each other through the table of nodes. Each is a transaction of its own: first one writes, then one reads.</summary>
internal sealed class NodeRows(NpgsqlConnection connection)
{
    /// <summary>Shared, so that what is left of an earlier connection is in nobody's way.</summary>
    public Task LockAsync(Guid id, CancellationToken cancellationToken) =>
        RunAsync("SELECT pg_advisory_lock_shared($1, hashtext($2))", cancellationToken, PostgresLocks.Node, id.ToString());

    /// <summary>How long ago the node's last heartbeat was; null when this is its first.</summary>
    public async Task<TimeSpan?> BeatAsync(Guid id, int promise, bool looksAfter, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            WITH before AS (SELECT clock_timestamp() - "HeartbeatAt" AS gap FROM "Nodes" WHERE "Id" = $1)
            INSERT INTO "Nodes" ("Id", "StartedAt", "HeartbeatAt", "Sharers", "LooksAfter") VALUES ($1, clock_timestamp(), clock_timestamp(), $2, $3)
            ON CONFLICT ("Id") DO UPDATE SET "HeartbeatAt" = clock_timestamp(), "Sharers" = $2, "LooksAfter" = $3
            RETURNING (SELECT gap FROM before)
            """,
            id, promise, looksAfter);
        return await command.ExecuteScalarAsync(cancellationToken) as TimeSpan?;
    }

    /// <summary>The promises of the others that may still have requests to count.</summary>
    public async Task<IReadOnlyCollection<int>> PromisesAsync(Guid id, TimeSpan deadAfter, CancellationToken cancellationToken)
    {
        await using var command = Command("""SELECT "Sharers" FROM "Nodes" WHERE "Id" <> $1 AND "HeartbeatAt" > clock_timestamp() - $2""", id, deadAfter);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var promises = new List<int>();
        while (await reader.ReadAsync(cancellationToken))
        {
            promises.Add(reader.GetInt32(0));
        }

        return promises;
    }

    /// <summary>Others whose connection stands, and others without one that were alive a moment ago.</summary>
    public async Task<(long Connected, long Doubtful)> OthersAsync(Guid id, TimeSpan deadAfter, TimeSpan doubtful, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            SELECT count(*) FILTER (WHERE held), count(*) FILTER (WHERE NOT held AND "HeartbeatAt" > clock_timestamp() - $3)
            FROM (
                SELECT "HeartbeatAt", EXISTS (
                    SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                    WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database()
                        AND l.classid::bigint = $4 AND l.objid::bigint = hashtext("Id"::text)::bigint & 4294967295) AS held
                FROM "Nodes" WHERE "Id" <> $1 AND "HeartbeatAt" > clock_timestamp() - $2) AS others
            """,
            id, deadAfter, doubtful, (long)PostgresLocks.Node);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    public async Task<bool> HaveOthersLookedAfterAsync(Guid id, TimeSpan within, CancellationToken cancellationToken)
    {
        await using var command = Command("""SELECT EXISTS (SELECT 1 FROM "Nodes" WHERE "Id" <> $1 AND "LooksAfter" AND "HeartbeatAt" > clock_timestamp() - $2)""", id, within);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    /// <summary>Goes; what it has used counts for the others until it would be dead, which is <paramref name="early"/> sooner than after a heartbeat.</summary>
    public Task LeaveAsync(Guid id, TimeSpan early, CancellationToken cancellationToken) =>
        RunAsync("""UPDATE "Nodes" SET "HeartbeatAt" = clock_timestamp() - $2 WHERE "Id" = $1""", cancellationToken, id, early);

    public Task RemoveAsync(Guid id, CancellationToken cancellationToken) => RunAsync("""DELETE FROM "Nodes" WHERE "Id" = $1""", cancellationToken, id);

    public Task ForgetLongDeadAsync(CancellationToken cancellationToken) =>
        RunAsync("""DELETE FROM "Nodes" WHERE "HeartbeatAt" < clock_timestamp() - interval '1 day'""", cancellationToken);

    private async Task RunAsync(string sql, CancellationToken cancellationToken, params object[] values)
    {
        await using var command = Command(sql, values);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 5 };
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
