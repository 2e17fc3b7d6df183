using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Exports;

public static class ExportsSetup
{
    public static IServiceCollection AddExports(this IServiceCollection services) => services
        .AddSingleton<ExportFolder>()
        .AddSingleton<ExportSignals>()
        .AddSingleton<ExportService>()
        .AddSingleton<ExportWork>()
        .AddSingleton<ExportSweep>()
        .AddHostedService<ExportWorker>();
}
