using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Services.Storage.Postgres;

/// <summary>The connections to the one database.</summary>
internal sealed class PostgresConnections : IAsyncDisposable
{
    private readonly NpgsqlDataSource _source;
    private readonly NpgsqlDataSource _alone;
    private readonly DbContextOptions<PostgresDbContext> _contextOptions;

    public PostgresConnections(IOptions<StorageOptions> options)
        : this(options.Value.ConnectionString!)
    {
    }

    public PostgresConnections(string connectionString)
    {
        _source = new NpgsqlDataSourceBuilder(connectionString).Build();
        _alone = new NpgsqlDataSourceBuilder(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, KeepAlive = 5 }.ToString()).Build();
        _contextOptions = new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql(_source).Options;
    }

    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    /// <summary>A connection that ends when it is closed, and with it the session's locks.</summary>
    public ValueTask<NpgsqlConnection> OpenAloneAsync(CancellationToken cancellationToken) => _alone.OpenConnectionAsync(cancellationToken);

    public PortalDbContext CreateContext() => new PostgresDbContext(_contextOptions);

    public async ValueTask DisposeAsync()
    {
        await _alone.DisposeAsync();
        await _source.DisposeAsync();
    }
}
