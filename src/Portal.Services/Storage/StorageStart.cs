using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Services.Storage.Postgres;
using Portal.Services.Storage.Sqlite;

namespace Portal.Services.Storage;

/// <summary>
/// Makes the data ready, once, before everything that works on it. Registered as the first hosted service; whoever wants to say in words
/// why it can't be done does it beforehand, because a host writes a stack trace of whatever fails while it starts.
/// </summary>
public sealed class StorageStart(IServiceProvider services, IOptions<StorageOptions> options) : IHostedService
{
    private Task? _ready;

    /// <exception cref="OptionsValidationException">The data can't be used. The failure begins with the key of the setting.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken) => _ready ??= RunAsync(cancellationToken);

    public Task StartAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Provider is StorageProvider.Postgres)
        {
            await services.GetRequiredService<PostgresMigrator>().StartAsync(cancellationToken);
            return;
        }

        try
        {
            await services.GetRequiredService<SqliteFileLock>().StartAsync(cancellationToken);
            await services.GetRequiredService<SqliteMigrator>().StartAsync(cancellationToken);
        }
        catch (Exception exception) when (SqlitePathProblem.Of(exception, services.GetRequiredService<SqliteConnections>().Path) is { } problem)
        {
            throw new OptionsValidationException(nameof(StorageOptions.Path), typeof(StorageOptions), [$"{StorageOptions.Section}:{nameof(StorageOptions.Path)}: {problem}"]);
        }
    }
}
