using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Portal.Services.Storage.Sqlite;

/// <summary>Opens the one file, always with the same guarantees.</summary>
internal sealed class SqliteConnections : IDisposable
{
    private readonly string _connectionString;
    private readonly PooledDbContextFactory<SqliteDbContext> _contexts;
    private FileStream? _lock;

    public SqliteConnections(IOptions<StorageOptions> options, IHostEnvironment environment)
        : this(System.IO.Path.Combine(environment.ContentRootPath, options.Value.Path))
    {
    }

    public SqliteConnections(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        _connectionString = new SqliteConnectionStringBuilder { DataSource = Path, ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        _contexts = new PooledDbContextFactory<SqliteDbContext>(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(_connectionString).Options);
    }

    /// <summary>Where the file lies, as an absolute path.</summary>
    public string Path { get; }

    /// <summary>A connection on which a commit is on the disk before it returns.</summary>
    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON"; // what is deleted is overwritten: words that were removed are to be gone
        command.ExecuteNonQuery();
        return connection;
    }

    public PortalDbContext CreateContext() => _contexts.CreateDbContext();

    /// <summary>Takes the file for this portal alone until it ends; false while another has it.</summary>
    public bool TryLock()
    {
        try
        {
            _lock ??= OwnerOnly.Open(Path + ".lock");
            return true;
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return false;
        }
    }

    /// <summary>Leaves the data to this portal's user alone. Before anything has opened it: SQLite gives the files beside it the same mode.</summary>
    public void CloseToOthers()
    {
        OwnerOnly.CreateFile(Path);
        foreach (var file in new[] { Path, Path + "-wal", Path + "-shm", Path + ".lock" }.Where(File.Exists))
        {
            OwnerOnly.TryClose(file);
        }
    }

    // Whoever writes was made after this and ends before it.
    public void Dispose() => _lock?.Dispose();

    // EAGAIN on Linux and macOS, a sharing violation on Windows.
    private static bool IsTaken(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
