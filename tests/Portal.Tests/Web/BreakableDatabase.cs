using Microsoft.Data.Sqlite;
using Portal.Services.Storage;

namespace Portal.Tests.Web;

/// <summary>A database whose disk is full, or that is away altogether, whenever the test says so.</summary>
public sealed class BreakableDatabase(Database inner) : Database
{
    public bool IsBroken { get; set; }

    /// <summary>Nothing can be read either.</summary>
    public bool IsAway { get; set; }

    /// <summary>Nothing can be read, because the file is damaged.</summary>
    public bool IsDamaged { get; set; }

    /// <summary>What happens once, before the next write.</summary>
    public Func<Task>? Meanwhile { get; set; }

    /// <summary>The next write is stored, and its answer lost; of another, when false, not even that is so.</summary>
    public bool? CutsNextCommit { get; set; }

    public override async Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var meanwhile = Meanwhile;
        Meanwhile = null;
        await (meanwhile?.Invoke() ?? Task.CompletedTask);
        if (IsBroken || IsAway)
        {
            throw new IOException("The disk is full.");
        }

        if (CutsNextCommit is not { } isStored)
        {
            return await inner.WriteAsync(work, cancellationToken);
        }

        (CutsNextCommit, IsAway) = (null, true);
        if (isStored)
        {
            await inner.WriteAsync(work, cancellationToken);
        }

        throw new CommitUnknownException(new IOException("The connection broke."));
    }

    public override Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        IsDamaged ? Task.FromException<T>(new SqliteException("database disk image is malformed", 11))
        : IsAway ? Task.FromException<T>(new IOException("The connection is refused."))
        : inner.ReadAsync(query, cancellationToken);
}
