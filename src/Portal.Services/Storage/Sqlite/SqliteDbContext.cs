using Microsoft.EntityFrameworkCore;

namespace Portal.Services.Storage.Sqlite;

public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : PortalDbContext(options);
