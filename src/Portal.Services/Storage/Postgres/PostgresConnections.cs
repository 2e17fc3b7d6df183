using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Services.Storage.Postgres;

/// <summary>The connections to the one database.</summary>
internal sealed class PostgresConnections : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly DbContextOptions<PostgresDbContext> _contextOptions;

    public PostgresConnections(IOptions<StorageOptions> options)
        : this(options.Value.ConnectionString!)
    {
    }

    public PostgresConnections(string connectionString)
    {
        _source = new NpgsqlDataSourceBuilder(connectionString).Build();
        _contextOptions = new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql(_source).Options;
    }

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    public PortalDbContext CreateContext() => new PostgresDbContext(_contextOptions);

    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
