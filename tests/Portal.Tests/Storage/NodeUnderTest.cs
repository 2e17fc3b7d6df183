using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Portal.Services;
using Portal.Services.HighLevel;
using Portal.Services.Storage;
using Portal.Services.Storage.Postgres;
using Portal.Services.SubAccounts;
using Portal.Tests.SignIn;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>A whole portal without its pages, one of several on the same database.</summary>
internal sealed class NodeUnderTest : IAsyncDisposable
{
    public const int Limit = 30;
    public const string ThirdLocation = "third";

    private readonly IHost _host;
    private readonly string _connectionString;

    private NodeUnderTest(IHost host, string connectionString) => (_host, _connectionString) = (host, connectionString);

    public int Sharers => Of<Database>().Nodes.Sharers;

    public static Task<NodeUnderTest> StartAsync(PostgresTestDatabase store, FakeHighLevel service) => StartAsync(store.ConnectionString, service);

    /// <param name="way">The connection string, as this portal has it.</param>
    /// <param name="service">What the portals send to.</param>
    /// <param name="log">What the portal writes to its log goes here.</param>
    public static async Task<NodeUnderTest> StartAsync(string way, FakeHighLevel service, LinesOfLog? log = null)
    {
        var connectionString = $"{way};Application Name=node-{Guid.CreateVersion7():N}";
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(Settings(connectionString));
        builder.Services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        builder.Services.AddPortalServices();
        builder.Services.AddSingleton<ISubAccountTokens>(new FakeTokens());
        builder.Services.AddSingleton<IHighLevel>(provider => new BudgetedReads(service, provider.GetRequiredService<RateBudget>(), RatePurpose.Read));
        foreach (var purpose in new[] { RatePurpose.Check, RatePurpose.Follow })
        {
            builder.Services.AddKeyedSingleton<IHighLevel>(purpose, (provider, _) => new BudgetedReads(service, provider.GetRequiredService<RateBudget>(), purpose));
        }

        log?.AddTo(builder.Services);
        var host = builder.Build();
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new NodeUnderTest(host, connectionString);
    }

    public T Of<T>()
        where T : notnull =>
        _host.Services.GetRequiredService<T>();

    /// <summary>From now on it reaches the database no more, as if its machine had lost its power.</summary>
    public async Task DieAsync()
    {
        await Of<PostgresConnections>().DisposeAsync();
        await BreakConnectionsAsync();
    }

    public async Task BreakConnectionsAsync()
    {
        await using var other = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { ApplicationName = "test", Pooling = false }.ToString());
        await other.OpenAsync(TestContext.Current.CancellationToken);
        await using var end = new NpgsqlCommand("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1", other);
        end.Parameters.Add(new NpgsqlParameter { Value = new NpgsqlConnectionStringBuilder(_connectionString).ApplicationName });
        await end.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task StopAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        await DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is IAsyncDisposable host)
        {
            await host.DisposeAsync();
        }
    }

    private static Dictionary<string, string?> Settings(string connectionString) => new()
    {
        ["Storage:Provider"] = nameof(StorageProvider.Postgres),
        ["Storage:ConnectionString"] = connectionString,
        ["SignIn:Roles:Staff:0"] = "staff",
        ["HighLevel:RateLimit"] = $"{Limit}",
        ["HighLevel:RateIntervalSeconds"] = "1",
        ["HighLevel:TimeoutSeconds"] = "1",
        ["Delivery:LeaseSeconds"] = "600",
        ["Delivery:SettleSeconds"] = "1",
        ["Delivery:StopSeconds"] = "1",
        ["Undo:Seconds"] = "0",
        [$"SubAccounts:{Some.Location}:Name"] = "Harbour Dental",
        [$"SubAccounts:{Some.OtherLocation}:Name"] = "Northside Fitness",
        [$"SubAccounts:{ThirdLocation}:Name"] = "Third",
    };
}
