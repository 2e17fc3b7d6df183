using Npgsql;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Crashes;

/// <summary>Where a portal that gets killed keeps its data: nothing at first, and gone with the scenario.</summary>
internal abstract class KillStorage : IAsyncDisposable
{
    public static async Task<KillStorage> CreateAsync(StorageProvider provider, CancellationToken cancellationToken) =>
        provider is StorageProvider.Postgres ? await OnPostgres.CreateAsync(cancellationToken) : new OnSqlite();

    /// <summary>Adds to a portal's settings what it needs to find its data.</summary>
    public abstract void Configure(Dictionary<string, string> settings);

    /// <summary>Whether a portal has reached its database by now, and so makes its tables.</summary>
    public abstract Task<bool> IsReachedAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    private sealed class OnSqlite : KillStorage
    {
        private string? _path;

        public override void Configure(Dictionary<string, string> settings) => _path = settings["Storage:Path"];

        public override Task<bool> IsReachedAsync(CancellationToken cancellationToken) => Task.FromResult(File.Exists(_path));

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private sealed class OnPostgres(TestCluster cluster, string connectionString, NpgsqlConnection beside) : KillStorage
    {
        public static async Task<OnPostgres> CreateAsync(CancellationToken cancellationToken)
        {
            var cluster = await TestCluster.StartedAsync();
            var connectionString = await cluster.CreateEmptyDatabaseAsync(cancellationToken);
            var beside = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false }.ToString());
            await beside.OpenAsync(cancellationToken);
            return new OnPostgres(cluster, connectionString, beside);
        }

        public override void Configure(Dictionary<string, string> settings)
        {
            settings["Storage:Provider"] = nameof(StorageProvider.Postgres);
            settings["Storage:ConnectionString"] = connectionString;
        }

        // Its tables can't be seen before they are committed.
        public override async Task<bool> IsReachedAsync(CancellationToken cancellationToken)
        {
            await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = $1)", beside);
            command.Parameters.Add(new NpgsqlParameter { Value = new NpgsqlConnectionStringBuilder(connectionString).Database });
            return await command.ExecuteScalarAsync(cancellationToken) is true;
        }

        public override async ValueTask DisposeAsync()
        {
            await beside.DisposeAsync();
            await cluster.DropDatabaseAsync(connectionString);
        }
    }
}
