using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Settings;

namespace Portal.Services.Messages;

public static class MessagesSetup
{
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddSettings<UndoOptions>(UndoOptions.Section);
        services.AddSingleton<IValidateOptions<UndoOptions>, UndoOptions.Validator>();
        return services
            .AddSingleton<MessageChanges>()
            .AddSingleton<ServiceNews>()
            .AddSingleton<EarlierChecks>()
            .AddSingleton<DueSignal>()
            .AddSingleton<ApprovalRule>()
            .AddSingleton<MessageLedger>()
            .AddSingleton<MessageActions>()
            .AddSingleton<ServiceSchedules>()
            .AddSingleton<AttentionService>()
            .AddSingleton<PlannedMessages>()
            .AddHostedService<PlannedWalls>();
    }
}
