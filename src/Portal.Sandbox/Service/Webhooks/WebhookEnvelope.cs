using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Reading;

namespace Portal.Sandbox.Service.Webhooks;

/// <summary>Makes the bytes of a webhook: what it tells, and what every one of them carries.</summary>
internal sealed class WebhookEnvelope(PlayedApp app, WebhookKey key, TimeProvider clock)
{
    public Webhook Seal(string type, string? locationId, JsonObject fields)
    {
        var id = Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        var body = Write(type, locationId, fields, id, clock.GetUtcNow().UtcDateTime, app.Id);
        return new Webhook(id, type, locationId, body, key.Sign(body));
    }

    public byte[] Write(string type, string? locationId, JsonObject fields, string id, DateTime timestamp, string appId)
    {
        var body = new JsonObject { ["type"] = type };
        if (locationId is not null)
        {
            body["locationId"] = locationId;
        }

        foreach (var (name, value) in fields)
        {
            body[name] = value?.DeepClone();
        }

        (body["versionId"], body["appId"], body["timestamp"], body["webhookId"]) = (app.VersionId, appId, WireTime.Text(timestamp), id);
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }
}
