using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Portal.Services.Exports;

public static class ExportsSetup
{
    public static IServiceCollection AddExports(this IServiceCollection services)
    {
        services.TryAddSingleton<IStateWording, StateNames>();
        return services
            .AddSingleton<ExportFolder>()
            .AddSingleton<ExportSignals>()
            .AddSingleton<ExportService>()
            .AddSingleton<ExportWork>()
            .AddSingleton<ExportSweep>()
            .AddSingleton<ExportRemoval>()
            .AddHostedService<ExportWorker>();
    }
}
