using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Audit;
using Portal.Services.Exports;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Retention;

public static class RetentionSetup
{
    public static IServiceCollection AddRetention(this IServiceCollection services) => services
        .AddSingleton<WordRemoval>()
        .AddSingleton(provider => new RetentionWork(
            provider.GetRequiredService<Database>(), provider.GetRequiredService<WordRemoval>(), provider.GetRequiredService<KnownSubAccounts>(), provider.GetRequiredService<MessageChanges>(),
            provider.GetRequiredService<AuditTrail>(), provider.GetRequiredService<ExportRemoval>(), provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<RetentionService>()
        .AddSingleton<ForgetService>()
        .AddHostedService<RetentionSweep>();
}
