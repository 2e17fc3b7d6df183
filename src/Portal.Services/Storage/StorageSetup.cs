using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Storage.Sqlite;

namespace Portal.Services.Storage;

public static class StorageSetup
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.AddSingleton<SqliteConnections>();
        services.AddSingleton<Database, SqliteDatabase>();
        return services.AddHostedService<SqliteMigrator>();
    }
}
