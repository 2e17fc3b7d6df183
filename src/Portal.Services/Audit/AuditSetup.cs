using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Settings;

namespace Portal.Services.Audit;

public static class AuditSetup
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSettings<AuditOptions>(AuditOptions.Section);
        return services.AddSingleton<AuditTrail>().AddSingleton<AuditService>().AddSingleton<ReaderAudit>();
    }
}
