using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Settings;

namespace Portal.Services.History;

public static class HistorySetup
{
    public static IServiceCollection AddHistory(this IServiceCollection services)
    {
        services.AddSettings<ExportOptions>(ExportOptions.Section);
        services.AddSingleton<IValidateOptions<ExportOptions>, ExportOptions.Validator>();
        return services.AddSingleton<HistoryService>().AddSingleton<HistoryExport>().AddSingleton<SavedViewService>();
    }
}
