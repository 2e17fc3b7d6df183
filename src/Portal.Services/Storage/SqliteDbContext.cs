using Microsoft.EntityFrameworkCore;

namespace Portal.Services.Storage;

public sealed class SqliteDbContext(DbContextOptions<SqliteDbContext> options) : PortalDbContext(options);
