using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Portal.Services.Storage.Postgres;

/// <summary>Which failures may be gone at a second try.</summary>
internal static class PostgresFailures
{
    /// <summary>
    /// Whether work that failed may succeed when it runs again from the start: another write was in its way, and is done by then, or the
    /// connection broke. Who was second to insert the same finds it the next time.
    /// </summary>
    public static bool MayPass(Exception exception) => exception switch
    {
        DbUpdateConcurrencyException => true,
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => true,
        NpgsqlException failure => failure.IsTransient,
        _ => exception.InnerException is { } inner && MayPass(inner),
    };

    /// <summary>Whether the server itself refused the commit, so that nothing was stored.</summary>
    public static bool IsRefusedCommit(Exception exception) =>
        exception is PostgresException { SqlState: not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.QueryCanceled) };
}
