using Portal.Services.Exports;

namespace Portal.Web.Features.Exports;

public static class ExportPagesSetup
{
    public static IServiceCollection AddExportPages(this IServiceCollection services) => services.AddSingleton<IStateWording, PageWording>();
}
