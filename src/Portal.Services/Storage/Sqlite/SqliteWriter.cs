using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Portal.Services.Storage.Sqlite;

/// <summary>The one connection that writes, and EF's view of it. They stay: making them anew costs more than a small write.</summary>
internal sealed class SqliteWriter(SqliteConnection connection) : IAsyncDisposable
{
    public PortalDbContext Context { get; } = new SqliteDbContext(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite(connection).Options);

    public SqliteTransaction BeginTransaction()
    {
        var transaction = connection.BeginTransaction(deferred: false);
        Context.Database.UseTransaction(transaction);
        return transaction;
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await connection.DisposeAsync();
    }
}
