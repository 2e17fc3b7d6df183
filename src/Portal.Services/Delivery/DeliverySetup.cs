using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Portal.Services.Delivery;

public static class DeliverySetup
{
    public static IServiceCollection AddDelivery(this IServiceCollection services)
    {
        services.AddOptions<DeliveryOptions>().BindConfiguration(DeliveryOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, DeliveryOptionsValidator>();
        services.AddSingleton<IValidateOptions<DeliveryOptions>, LeaseValidator>();
        services.TryAddSingleton(Random.Shared);
        return services
            .AddSingleton<ServicePauses>()
            .AddSingleton<RetryDelay>()
            .AddSingleton<DeliveryClaims>()
            .AddSingleton<MessageSender>()
            .AddSingleton<AttemptRecorder>()
            .AddSingleton<MessageDelivery>()
            .AddSingleton<LostLeases>()
            .AddSingleton<StatusFollower>()
            .AddHostedService<DeliveryWorker>()
            .AddHostedService<FollowWorker>();
    }
}
