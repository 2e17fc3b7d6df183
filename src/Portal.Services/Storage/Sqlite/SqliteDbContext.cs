using Microsoft.EntityFrameworkCore;
using Portal.Services.Search;

namespace Portal.Services.Storage.Sqlite;

public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : PortalDbContext(options)
{
    internal override MessageIndex MessageIndex => SqliteMessageIndex.Instance;
}
