using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Webhooks;

namespace Portal.Sandbox.Service.Control;

/// <summary>Where webhooks go and whether they do; and webhooks made by hand, in order or not.</summary>
public sealed class WebhookControl
{
    private readonly WebhookNews _news;
    private readonly WebhookOutbox _outbox;
    private readonly WebhookPost _post;
    private readonly WebhookEnvelope _envelope;
    private readonly WebhookKey _key;
    private readonly PlayedApp _app;
    private readonly WorldTime _time;
    private readonly TimeProvider _clock;

    internal WebhookControl(WebhookNews news, WebhookOutbox outbox, WebhookPost post, WebhookEnvelope envelope, WebhookKey key, PlayedApp app, WorldTime time, TimeProvider clock) =>
        (_news, _outbox, _post, _envelope, _key, _app, _time, _clock) = (news, outbox, post, envelope, key, app, time, clock);

    /// <summary>What webhooks are verified with: base64 of the SPKI form, as the service publishes its own.</summary>
    public string PublicKey => _key.PublicKey;

    /// <summary>Where they go; nowhere when null. Of this machine only.</summary>
    public Uri? Address
    {
        get => _post.Address;
        set
        {
            _post.Address = value;
            _time.Look();
        }
    }

    /// <summary>Whether what happens is told. By hand they can be sent all the same.</summary>
    public bool IsOn
    {
        get => _news.IsOn;
        set
        {
            _news.IsOn = value;
            _time.Look();
        }
    }

    /// <summary>How many have neither arrived nor been given up.</summary>
    public int Waiting => _outbox.Waiting;

    /// <summary>How many were never sent because too many were waiting.</summary>
    public int Dropped => _outbox.Dropped;

    /// <summary>The newest of those that told what happened, oldest first.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => _outbox.Deliveries;

    /// <summary>Sends one, once, and says what it was answered; null where there was no answer.</summary>
    public Task<int?> SendAsync(HandMadeWebhook made, CancellationToken cancellationToken = default)
    {
        var fields = made.Fields?.DeepClone().AsObject() ?? [];
        if (made.PaddingBytes > 0)
        {
            fields["padding"] = new string('x', made.PaddingBytes);
        }

        var id = made.WebhookId ?? Guid.CreateVersion7().ToString();
        var body = _envelope.Write(made.Type, made.LocationId, fields, id, (_clock.GetUtcNow() - TimeSpan.FromSeconds(made.AgeSeconds)).UtcDateTime, made.AppId ?? _app.Id);
        return _post.SendAsync(body, Signature(made.Signature, body), cancellationToken);
    }

    /// <summary>Sends one of <see cref="Deliveries"/> again, letter by letter; null where there is none, or no answer.</summary>
    public async Task<int?> ReplayAsync(string webhookId, CancellationToken cancellationToken = default) =>
        _outbox.Find(webhookId) is { } webhook ? await _post.SendAsync(webhook.Body, webhook.Signature, cancellationToken) : null;

    private string? Signature(WebhookSignature kind, byte[] body) => kind switch
    {
        WebhookSignature.Forged => WebhookKey.Forge(body),
        WebhookSignature.NotAvailable => "N/A",
        WebhookSignature.Missing => null,
        _ => _key.Sign(body),
    };
}

[JsonConverter(typeof(JsonStringEnumConverter<WebhookSignature>))]
public enum WebhookSignature
{
    Good,

    /// <summary>In order, by another key.</summary>
    Forged,

    /// <summary>The header is not there.</summary>
    Missing,

    /// <summary>The header says <c>N/A</c>.</summary>
    NotAvailable,
}

/// <summary>A webhook to send by hand. What isn't given is as it is in an ordinary one.</summary>
public sealed record HandMadeWebhook(string Type, string? LocationId)
{
    public JsonObject? Fields { get; init; }
    public WebhookSignature Signature { get; init; }

    /// <summary>How far its timestamp is in the past; in the future where below 0.</summary>
    public double AgeSeconds { get; init; }
    public string? AppId { get; init; }
    public string? WebhookId { get; init; }

    /// <summary>So many letters more.</summary>
    public int PaddingBytes { get; init; }
}
