using Microsoft.Extensions.Logging;
using Portal.Services.Audit;
using Portal.Services.Connections;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Webhooks;

/// <summary>What a webhook brings about: somebody looks. Nothing of what it says is believed but that the app was removed.</summary>
internal sealed partial class WebhookEffects(
    ServiceNews news, EarlierChecks checks, Database database, ConnectionTokens tokens, KnownSubAccounts subAccounts, AuditTrail audit, ILogger<WebhookEffects> logger)
{
    public async Task ApplyAsync(IReadOnlyList<Webhook> webhooks, CancellationToken cancellationToken)
    {
        foreach (var told in webhooks.Select(News).OfType<ServiceNewsItem>().Distinct())
        {
            news.Publish(told);
        }

        foreach (var sent in webhooks.Where(webhook => webhook is { Type: "OutboundMessage", MessageId: not null }).GroupBy(webhook => webhook.LocationId, webhook => webhook.MessageId))
        {
            await checks.BringForwardAsync(sent.Key, [.. sent], cancellationToken);
        }

        foreach (var webhook in webhooks.Where(webhook => webhook.IsAboutApp))
        {
            LogApp(webhook.Type, webhook.LocationId ?? webhook.CompanyId);
            if (webhook.Type == "UNINSTALL")
            {
                await UninstallAsync(webhook, cancellationToken);
            }
            else if (webhook.LocationId is { } location)
            {
                await tokens.AskAgainAsync(location, cancellationToken); // HighLevel says itself whether a paused sub-account is active again
            }
        }
    }

    private static ServiceNewsItem? News(Webhook webhook) =>
        webhook.LocationId is not { } location ? null
        : webhook.IsAboutMessages ? new(location, webhook.ContactId, ServiceNewsKind.Messages)
        : webhook.IsAboutContact ? new(location, webhook.ContactId, ServiceNewsKind.Contact)
        : null;

    private async Task UninstallAsync(Webhook webhook, CancellationToken cancellationToken)
    {
        var marked = await database.WriteAsync(
            async (context, token) =>
            {
                var rows = await ConnectionVault.MarkUninstalledAsync(context, webhook.LocationId, webhook.CompanyId, webhook.At, token);
                rows.ForEach(row => audit.Record(context, new(AuditActions.Uninstalled, $"The portal’s app was uninstalled from {subAccounts.NameOf(row.LocationId)} in HighLevel.", LocationId: row.LocationId) { Before = "HighLevel app", After = ConnectionWords.Of(row) }));
                await context.SaveChangesAsync(token);
                return rows;
            },
            cancellationToken);
        marked.ForEach(row => tokens.Changed(row.LocationId));
    }

    [LoggerMessage(LogLevel.Information, "HighLevel told of {Type} for {Place}.")]
    private partial void LogApp(string type, string? place);
}
