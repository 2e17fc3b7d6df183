using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Sandbox;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage.Sqlite;
using Portal.Tests.Published;
using Portal.Tests.Support;

namespace Portal.Tests.Crashes;

/// <summary>The published portal, killed with SIGKILL while it writes an export.</summary>
public sealed class ExportKillTests : IAsyncLifetime
{
    private const int Messages = 12 * ExportWork.Piece;

    private static readonly Caller Manager = new(Guid.CreateVersion7(), "Mia Manager", SandboxSubAccounts.HarbourDental, Role.Manager);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("portal-export-kill-");
    private readonly Uri _address = new($"http://localhost:{FreePort.Find()}");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_export_that_was_killed_goes_on_at_the_exact_row()
    {
        await using var sandbox = await RunningSandbox.StartAsync(_address);
        var settings = PortalProcess.Settings(_address, sandbox, _data.FullName);
        var (job, ids) = await AskAsync(settings["Storage:Path"]);

        var killed = await KillAmidWritingAsync(settings, job);
        Assert.True(killed.State is ExportState.Running && killed.Rows is > 0 and < Messages, $"It was killed with {killed.Rows} of {Messages} messages written, {killed.State}, which tells nothing.");
        Mark(job); // what is written already is not written again
        await File.AppendAllTextAsync(Unfinished(job), "half a line that no row speaks of", Token);
        var ended = await EndAsync(settings, job);

        Assert.Equal((ExportState.Ready, Messages), (ended.State, ended.Rows));
        var lines = await File.ReadAllLinesAsync(Path.Combine(_data.FullName, "exports", $"{job:N}.file"), Token);
        Assert.StartsWith("#", lines[0], StringComparison.Ordinal);
        lines[0] = $"{{{lines[0][1..]}";
        Assert.Equal(ids, lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetGuid()));
    }

    // Before the portal runs: its tables are made here, as it would make them.
    private static async Task<(Guid Job, IReadOnlyList<Guid> Newest)> AskAsync(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? throw new InvalidOperationException("The file has no folder."));
        using var connections = new SqliteConnections(path);
        await new SqliteMigrator(connections, NullLogger<SqliteMigrator>.Instance).StartAsync(Token);
        await using var database = new SqliteDatabase(connections, NullLogger<SqliteDatabase>.Instance);
        var start = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-1);
        var messages = Enumerable.Range(0, Messages).Select(i => Aside(Some.Message(Manager, start.AddMilliseconds(i * 10)))).ToList();
        foreach (var piece in messages.Chunk(1_000))
        {
            await database.WriteAsync((context, token) => StoreAsync(context, piece, token), Token);
        }

        var job = new ExportJob
        {
            Id = Guid.CreateVersion7(),
            LocationId = Manager.LocationId,
            PersonId = Manager.PersonId,
            PersonName = Manager.Name,
            Format = ExportFormat.JsonLines,
            Title = "All messages",
            Query = StoredQuery.Write(new HistoryQuery()),
            AskedAt = start.AddDays(1),
            Total = Messages,
            Last = TimedId.FirstAt(start.AddDays(1)),
            Holder = Guid.CreateVersion7(),
            HeldUntil = start,
        };
        await database.WriteAsync((context, token) => StoreAsync(context, [job], token), Token);
        return (job.Id, [.. messages.Select(m => m.Id).OrderDescending()]);
    }

    private static async Task StoreAsync(Services.Storage.PortalDbContext context, IReadOnlyList<object> entities, CancellationToken cancellationToken)
    {
        context.AddRange(entities);
        await context.SaveChangesAsync(cancellationToken);
    }

    // Nothing of it is to be sent.
    private static Message Aside(Message message)
    {
        message.Hold(HoldKind.NoToken, "Something is wrong.", message.CreatedAt);
        message.SetAside(Manager, "Set aside", message.CreatedAt);
        return message;
    }

    private static async Task<ExportJob> KillAmidWritingAsync(Dictionary<string, string> settings, Guid job)
    {
        await using var portal = PortalProcess.Start(settings);
        while (!portal.HasExited && (await ReadAsync(settings, job)).Rows == 0)
        {
            await Task.Delay(2, Token);
        }

        await portal.KillAsync();
        return await ReadAsync(settings, job);
    }

    private static async Task<ExportJob> EndAsync(Dictionary<string, string> settings, Guid job)
    {
        await using var portal = PortalProcess.Start(settings);
        for (var i = 0; i < 1_200 && !portal.HasExited; i++)
        {
            if (await ReadAsync(settings, job) is { State: ExportState.Ready or ExportState.Failed } ended)
            {
                return ended;
            }

            await Task.Delay(50, Token);
        }

        throw new InvalidOperationException($"The export did not end. The portal said:\n{portal.Said}");
    }

    private static async Task<ExportJob> ReadAsync(Dictionary<string, string> settings, Guid job)
    {
        using var connections = new SqliteConnections(settings["Storage:Path"]);
        await using var context = connections.CreateContext();
        return await context.ExportJobs.AsNoTracking().SingleAsync(j => j.Id == job, Token);
    }

    private string Unfinished(Guid job) => Path.Combine(_data.FullName, "exports", $"{job:N}.part");

    private void Mark(Guid job)
    {
        using var file = File.OpenWrite(Unfinished(job));
        file.Write(Encoding.UTF8.GetBytes("#"));
    }
}
