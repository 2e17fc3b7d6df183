using Microsoft.Data.Sqlite;
using Npgsql;

namespace Portal.Services.Storage;

/// <summary>Why nothing can be stored or read: what failures of the database mean to people. A closed set.</summary>
public sealed record StorageFault
{
    public static readonly StorageFault Full = new(
        "the disk is full",
        "The portal’s disk is full, so nothing can be stored. What was stored before is safe. Tell your administrator, and try again when there is room.");

    public static readonly StorageFault ReadOnly = new(
        "the data may not be written",
        "The portal may not write to its data, so nothing can be stored. What was stored before is safe. Tell your administrator.");

    public static readonly StorageFault Damaged = new(
        "the data is damaged",
        "The portal’s data is damaged, so it can’t be read or stored. Tell your administrator.");

    public static readonly StorageFault Unreachable = new(
        "the database can't be reached",
        "The portal can’t reach its database, so nothing can be read or stored. What was stored before is safe. Try again in a minute.");

    /// <summary>Another program holds it, or it hangs: what was to be stored is not.</summary>
    public static readonly StorageFault Silent = new(
        "the database does not answer",
        "The portal’s storage does not answer, so nothing can be stored. What was stored before is safe. Try again in a minute.");

    private StorageFault(string word, string sentence) => (Word, Sentence) = (word, sentence);

    /// <summary>For whoever watches over the portal; goes on after “because”.</summary>
    public string Word { get; }

    /// <summary>For whoever uses it.</summary>
    public string Sentence { get; }

    /// <summary>Whether it is the storage that failed: <see cref="StorageHealth"/> has a line in the log for that, so that not everybody who runs into it needs one.</summary>
    public static bool Explains(Exception exception) => Of(exception) is not null;

    /// <summary>Null when the failure says nothing about the storage.</summary>
    public static StorageFault? Of(Exception? exception) => exception switch
    {
        null => null,
        SqliteException sqlite => OfSqlite(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode),
        PostgresException postgres => OfPostgres(postgres.SqlState),
        NpgsqlException { IsTransient: true } or CommitUnknownException => Unreachable,
        AggregateException several => several.InnerExceptions.Select(Of).FirstOrDefault(fault => fault is not null),
        _ => Of(exception.InnerException),
    };

    // https://sqlite.org/rescode.html
    private static StorageFault? OfSqlite(int code, int extended) => code switch
    {
        13 => Full,
        8 or 3 => ReadOnly,
        10 when extended is 778 or 1034 or 1290 or 1546 => ReadOnly, // to write, to sync or to truncate failed, as where a file system turned read-only: what is there can be read
        11 or 26 => Damaged,
        10 or 14 => Unreachable,
        5 => Silent,
        _ => null,
    };

    private static StorageFault? OfPostgres(string state) => state switch
    {
        PostgresErrorCodes.DiskFull => Full,
        PostgresErrorCodes.ReadOnlySqlTransaction => ReadOnly,
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted => Damaged,
        PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow => Unreachable,
        ['0', '8', ..] => Unreachable,
        PostgresErrorCodes.LockNotAvailable => Silent,
        _ => null,
    };
}
