using Npgsql;

namespace Portal.Services.Storage.Postgres;

/// <summary>What running portals tell each other through the table of nodes. Each is a transaction of its own: first one writes, then one reads.</summary>
internal sealed class NodeRows(NpgsqlConnection connection)
{
    /// <summary>The server ends the session, and with it its locks, soon after the portal's machine has gone without a word.</summary>
    public Task KeepAliveAsync(CancellationToken cancellationToken) =>
        RunAsync("SELECT set_config('tcp_keepalives_idle', '5', false), set_config('tcp_keepalives_interval', '3', false), set_config('tcp_keepalives_count', '3', false)", cancellationToken);

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

    /// <summary>The other portals whose last heartbeat is no older than <paramref name="within"/>, and whether the connection that each holds its lock on stands.</summary>
    public async Task<IReadOnlyList<OtherNode>> OthersAsync(Guid id, TimeSpan within, CancellationToken cancellationToken)
    {
        await using var command = Command(
            """
            SELECT "Id", "Sharers", clock_timestamp() - "HeartbeatAt", hashtext("Id"::text)::bigint & 4294967295 IN (
                SELECT l.objid::bigint FROM pg_locks l JOIN pg_database d ON d.oid = l.database
                WHERE l.locktype = 'advisory' AND l.granted AND d.datname = current_database() AND l.classid::bigint = $3)
            FROM "Nodes" WHERE "Id" <> $1 AND "HeartbeatAt" > clock_timestamp() - $2
            """,
            id, within, (long)PostgresLocks.Node);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var others = new List<OtherNode>();
        while (await reader.ReadAsync(cancellationToken))
        {
            others.Add(new OtherNode(reader.GetGuid(0), reader.GetInt32(1), reader.GetTimeSpan(2), reader.GetBoolean(3)));
        }

        return others;
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

/// <param name="Promise">It keeps to one of so many equal shares.</param>
/// <param name="Silence">How long ago its last heartbeat was.</param>
internal sealed record OtherNode(Guid Id, int Promise, TimeSpan Silence, bool IsConnected);
