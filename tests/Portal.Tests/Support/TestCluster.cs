using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Portal.Services.Storage.Postgres;

namespace Portal.Tests.Support;

/// <summary>One PostgreSQL for the test run, in a folder of its own, started by the first test that needs it and gone with the run.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    private const string Template = "portal_template";

    private static readonly Lazy<Task<TestCluster>> Running = new(StartAsync);

    private readonly Process? _server;
    private readonly int _port;

    /// <summary>The test run's own, which ends whatever was started.</summary>
    public TestCluster()
    {
    }

    private TestCluster(Process server, int port) => (_server, _port) = (server, port);

    public static Task<TestCluster> StartedAsync() => Running.Value;

    public async Task<string> CreateDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        await RunAsync($"CREATE DATABASE {name} TEMPLATE {Template}", cancellationToken);
        return ConnectionString(name);
    }

    /// <summary>A database without tables.</summary>
    public async Task<string> CreateEmptyDatabaseAsync(CancellationToken cancellationToken)
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        await RunAsync($"CREATE DATABASE {name}", cancellationToken);
        return ConnectionString(name);
    }

    public Task DropDatabaseAsync(string connectionString) =>
        RunAsync($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)", CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
        else if (Running.IsValueCreated)
        {
            await (await Running.Value).DisposeAsync();
        }
    }

    private static async Task<TestCluster> StartAsync()
    {
        var port = FreePort.Find();
        var server = Process.Start(new ProcessStartInfo("/bin/sh", [Path.Combine(Repository.Root, "tests", "tools", "postgres.sh"), $"{port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var words = server.StandardError.ReadToEndAsync();
        if (await server.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"PostgreSQL did not start: {await words}");
        }

        var cluster = new TestCluster(server, port);
        await cluster.MakeTemplateAsync();
        return cluster;
    }

    private async Task MakeTemplateAsync()
    {
        await RunAsync($"CREATE DATABASE {Template}", CancellationToken.None);
        await using var connections = new PostgresConnections(ConnectionString(Template));
        await new PostgresMigrator(connections, NullLogger<PostgresMigrator>.Instance).StartAsync(CancellationToken.None);
    }

    private async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database}";
}
