using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Connections;
using Portal.Services.SubAccounts;

namespace Portal.Services.Webhooks;

public static class WebhooksSetup
{
    public static IServiceCollection AddWebhooks(this IServiceCollection services) => services
        .AddSingleton<IValidateOptions<MarketplaceAppOptions>, WebhookKeyValidator>()
        .AddSingleton<WebhookKey>()
        .AddSingleton<WebhookQueue>()
        .AddSingleton<WebhookCounts>()
        .AddSingleton<WebhookReceipts>()
        .AddSingleton<WebhookEffects>()
        .AddSingleton(provider => new WebhookDoor(
            provider.GetRequiredService<WebhookKey>(), provider.GetRequiredService<WebhookQueue>(), provider.GetRequiredService<WebhookCounts>(),
            provider.GetRequiredService<KnownSubAccounts>(), provider.GetRequiredService<IOptions<MarketplaceAppOptions>>(), provider.GetRequiredService<TimeProvider>()))
        .AddHostedService<WebhookWorker>();
}
