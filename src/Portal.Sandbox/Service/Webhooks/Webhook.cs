namespace Portal.Sandbox.Service.Webhooks;

/// <summary>One webhook, letter by letter as it is sent each time.</summary>
internal sealed record Webhook(string Id, string Type, string? LocationId, byte[] Body, string Signature);

/// <summary>What became of one webhook so far. <paramref name="Status"/> is the last answer's, or null where there was none.</summary>
public sealed record WebhookDelivery(string WebhookId, string Type, string? LocationId, int Attempts, int? Status)
{
    public bool Arrived => Status is >= 200 and < 300;
}
