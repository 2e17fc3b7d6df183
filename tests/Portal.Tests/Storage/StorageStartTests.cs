using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Portal.Services;
using Portal.Services.Storage;
using Portal.Services.Storage.Sqlite;

namespace Portal.Tests.Storage;

/// <summary>The start on a place where nothing can be stored, and what it leaves for others to see.</summary>
public sealed class StorageStartTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("portal-start-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string At(params string[] names) => Path.Combine([_folder, .. names]);

    [Fact]
    public async Task A_file_that_is_no_database_is_named_with_what_to_do()
    {
        await File.WriteAllTextAsync(At("portal.db"), new string('x', 10_000), Token);

        Assert.Equal(
            $"Storage:Path: {At("portal.db")} is damaged, or is no database of the portal. Put a backup of it in its place, or name another file.",
            await ProblemAsync(At("portal.db")));
    }

    [Fact]
    public async Task A_damaged_database_is_named_with_what_to_do()
    {
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={At("portal.db")};Pooling=false"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE Any (Id INTEGER)";
            await command.ExecuteNonQueryAsync(Token);
        }

        var bytes = await File.ReadAllBytesAsync(At("portal.db"), Token);
        Array.Fill(bytes, (byte)0xA5, 100, bytes.Length - 100); // the header stays
        await File.WriteAllBytesAsync(At("portal.db"), bytes, Token);

        Assert.Contains(" is damaged, ", await ProblemAsync(At("portal.db")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_can_not_be_is_named_with_what_to_do()
    {
        await File.WriteAllTextAsync(At("file"), "in the way", Token);
        Directory.CreateDirectory(At("folder"));

        Assert.StartsWith($"Storage:Path: {At("file", "portal.db")} can't be opened. ", await ProblemAsync(At("file", "portal.db")), StringComparison.Ordinal);
        Assert.StartsWith($"Storage:Path: {At("folder")} ", await ProblemAsync(At("folder")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("may not write", 8)]
    [InlineData("the disk is full", 13)]
    [InlineData("is damaged", 11)]
    [InlineData("is damaged", 26)]
    [InlineData("can't be opened", 14)]
    public void Each_failure_of_the_file_has_a_sentence(string words, int code)
    {
        Assert.Contains(words, SqlitePathProblem.Of(new Microsoft.Data.Sqlite.SqliteException("failed", code), "/data/portal.db"), StringComparison.Ordinal);
        Assert.Contains("may not write", SqlitePathProblem.Of(new UnauthorizedAccessException(), "/data/portal.db"), StringComparison.Ordinal);
        Assert.Contains("the disk is full", SqlitePathProblem.Of(new IOException("full", 28), "/data/portal.db"), StringComparison.Ordinal);
        Assert.Null(SqlitePathProblem.Of(new InvalidOperationException("A bug."), "/data/portal.db"));
    }

    [Fact]
    public async Task Nobody_but_the_portals_user_may_look_into_its_data()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var services = await StartAsync(At("new", "data", "portal.db"));
        using var open = services.GetRequiredService<SqliteConnections>().Open();

        Assert.Equal("700", Mode(At("new")));
        Assert.Equal("700", Mode(At("new", "data")));
        Assert.Equal(
            ["portal.db 600", "portal.db-shm 600", "portal.db-wal 600", "portal.db.lock 600"],
            Directory.GetFiles(At("new", "data")).Select(f => $"{Path.GetFileName(f)} {Mode(f)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Files_of_an_earlier_portal_are_closed_and_a_folder_that_was_there_stays_as_it_is()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await (await StartAsync(At("portal.db"))).DisposeAsync();
        SetMode(At("portal.db"), "644");
        SetMode(_folder, "755");

        await using var services = await StartAsync(At("portal.db"));

        Assert.Equal("600", Mode(At("portal.db")));
        Assert.Equal("755", Mode(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

#pragma warning disable CA1416 // only called where there are such modes
    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static void SetMode(string path, string mode) => File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
#pragma warning restore CA1416

    private static async Task<string> ProblemAsync(string path) =>
        Assert.Single((await Assert.ThrowsAsync<OptionsValidationException>(() => StartAsync(path))).Failures);

    private static async Task<ServiceProvider> StartAsync(string path)
    {
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = path }).Build())
            .AddSingleton<IHostEnvironment>(new HostingEnvironment { ContentRootPath = "/" })
            .AddPortalServices()
            .BuildServiceProvider();
        try
        {
            await services.GetRequiredService<StorageStart>().PrepareAsync(Token);
            return services;
        }
        catch (OptionsValidationException)
        {
            await services.DisposeAsync();
            throw;
        }
    }
}
