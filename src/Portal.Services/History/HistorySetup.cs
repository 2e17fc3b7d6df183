using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Settings;

namespace Portal.Services.History;

public static class HistorySetup
{
    public static IServiceCollection AddHistory(this IServiceCollection services)
    {
        services.AddSettings<ExportOptions>(ExportOptions.Section);
        return services.AddSingleton<HistoryService>().AddSingleton<HistoryExport>().AddSingleton<SavedViewService>();
    }
}
