using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Services.Notifications;
using Portal.Services.Settings;
using Portal.Services.Storage.Postgres;
using Portal.Services.Storage.Sqlite;

namespace Portal.Services.Storage;

public static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddSettings<StorageOptions>(StorageOptions.Section);
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<IValidateOptions<StorageOptions>, ConnectionStringValidator>();
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton<PostgresConnections>();
        services.AddSingleton<PostgresNodes>();
        services.AddSingleton<ChangeRelay>();
        services.AddSingleton<ChangeCatchUp>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<StorageProbe>();
        services.AddSingleton<Leases>();
        services.AddSingleton<Database>(provider =>
            new AnnouncingDatabase(
                new WatchedDatabase(Choose<Database, SqliteDatabase, PostgresDatabase>(provider), provider.GetRequiredService<StorageHealth>()),
                provider.GetRequiredService<NotificationChanges>()));
        services.AddSingleton<SqliteFileLock>();
        services.AddSingleton<SqliteMigrator>();
        services.AddSingleton<PostgresMigrator>();
        services.AddSingleton<StorageStart>();
        services.AddHostedService(provider => provider.GetRequiredService<StorageStart>());
        services.AddHostedService<StorageReturn>();
        return services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value.Provider is StorageProvider.Postgres
            ? ActivatorUtilities.CreateInstance<NodeLoop>(provider)
            : provider.GetRequiredService<StorageStart>()); // SQLite has one portal and no others to hear from; the start is done by then
    }

    private static TService Choose<TService, TSqlite, TPostgres>(IServiceProvider provider)
        where TService : class
        where TSqlite : class, TService
        where TPostgres : class, TService =>
        provider.GetRequiredService<IOptions<StorageOptions>>().Value.Provider switch
        {
            StorageProvider.Sqlite => (TService)ActivatorUtilities.CreateInstance<TSqlite>(provider),
            StorageProvider.Postgres => ActivatorUtilities.CreateInstance<TPostgres>(provider),
            var other => throw new InvalidOperationException($"Nothing is stored in {other}."),
        };
}
