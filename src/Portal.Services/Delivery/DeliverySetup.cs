using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.Settings;

namespace Portal.Services.Delivery;

public static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddSettings<DeliveryOptions>(DeliveryOptions.Section);
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, LeaseValidator>();
        services.TryAddSingleton(Random.Shared);
        return services
            .AddSingleton<ServiceHealth>()
            .AddSingleton(provider => new SendingPauses(
                provider.GetRequiredService<ServiceHealth>(), provider.GetRequiredService<RateBudget>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SendingPauses>>()))
            .AddSingleton<DueAccounts>()
            .AddSingleton<Places>()
            .AddSingleton<RetryDelay>()
            .AddSingleton<DeliveryClaims>()
            .AddSingleton<IDeliveryStore, SqlDeliveryStore>()
            .AddSingleton<ContactReads>()
            .AddSingleton<LastLook>()
            .AddSingleton<LaterAnswers>()
            .AddSingleton<MessageSender>()
            .AddSingleton<AttemptSteps>()
            .AddSingleton<Endings>()
            .AddSingleton<MessageDelivery>()
            .AddSingleton<Recovery>()
            .AddSingleton<LostLeases>()
            .AddSingleton<ReadBack>()
            .AddSingleton<StatusFollower>()
            .AddSingleton<DeliveryLoop>()
            .AddSingleton<FollowLoop>()
            .AddHostedService<SharedBudget>()
            .AddHostedService<DeliveryWorker>()
            .AddHostedService<FollowWorker>();
    }
}
