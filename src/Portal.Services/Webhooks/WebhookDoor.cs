using Microsoft.Extensions.Options;
using Portal.Services.Connections;
using Portal.Services.SubAccounts;

namespace Portal.Services.Webhooks;

/// <summary>Decides what becomes of a webhook. What is not HighLevel's costs no more than a look at its signature.</summary>
public sealed class WebhookDoor
{
    /// <summary>HighLevel's own are a few kilobytes, or an e-mail.</summary>
    public const int LargestBody = 256 * 1024;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly WebhookKey _key;
    private readonly WebhookQueue _queue;
    private readonly WebhookCounts _counts;
    private readonly KnownSubAccounts _subAccounts;
    private readonly MarketplaceAppOptions _app;
    private readonly TimeProvider _clock;

    internal WebhookDoor(WebhookKey key, WebhookQueue queue, WebhookCounts counts, KnownSubAccounts subAccounts, IOptions<MarketplaceAppOptions> app, TimeProvider clock) =>
        (_key, _queue, _counts, _subAccounts, _app, _clock) = (key, queue, counts, subAccounts, app.Value, clock);

    /// <summary>What can be refused without reading it; null when it has to be read.</summary>
    public WebhookFate? Glance(string? signature, long? length) =>
        WebhookKey.ReadSignature(signature) is null ? _counts.Note(WebhookFate.NotSigned)
        : length > LargestBody ? TooLarge()
        : null;

    public WebhookFate TooLarge() => _counts.Note(WebhookFate.TooLarge);

    /// <summary>Returns at once; the effect comes later.</summary>
    public WebhookFate Take(byte[] body, string? signature) => _counts.Note(
        WebhookKey.ReadSignature(signature) is not { } read || !_key.IsSigned(body, read) ? WebhookFate.NotSigned
        : Webhook.Read(body) is not { } webhook ? WebhookFate.Unreadable
        : (_clock.GetUtcNow().UtcDateTime - webhook.At).Duration() > Window ? WebhookFate.Late
        : !IsForUs(webhook) ? WebhookFate.Foreign
        : Put(webhook));

    private WebhookFate Put(Webhook webhook)
    {
        if (webhook is { LocationId: { } location, IsAboutApp: false })
        {
            _counts.NoteTaken(location);
        }

        return _queue.TryPut(webhook) ? WebhookFate.Taken : WebhookFate.Dropped;
    }

    private bool IsForUs(Webhook webhook) =>
        webhook.AppId == _app.AppId
        && (webhook.LocationId is { } location ? _subAccounts.Find(location) is not null : webhook is { IsAboutApp: true, CompanyId: not null });
}
