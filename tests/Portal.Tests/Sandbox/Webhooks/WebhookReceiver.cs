using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace Portal.Tests.Sandbox.Webhooks;

/// <summary>A portal's end of the webhooks: keeps what comes, and answers as it is told.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ReceivedWebhook> _received = [];
    private volatile int _answer = StatusCodes.Status200OK;

    private WebhookReceiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First() + "/webhooks/highlevel");

    public IReadOnlyList<ReceivedWebhook> Received => [.. _received];

    /// <summary>The status of every answer from now on.</summary>
    public int Answer
    {
        set => _answer = value;
    }

    public static async Task<WebhookReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new WebhookReceiver(builder.Build());
        receiver._app.MapPost("/webhooks/highlevel", receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    public IReadOnlyList<ReceivedWebhook> Of(string type) => [.. _received.Where(webhook => webhook.Type == type)];

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> TakeAsync(HttpRequest request)
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        _received.Enqueue(new ReceivedWebhook(bytes.ToArray(), request.Headers["X-GHL-Signature"], request.ContentType));
        return Results.StatusCode(_answer);
    }
}

internal sealed record ReceivedWebhook(byte[] Body, string? Signature, string? ContentType)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Type => Text("type");

    public string? Text(string name) => (string?)Json[name];

    /// <summary>As a portal verifies it, with the public key in the form that the service publishes.</summary>
    public bool IsSignedBy(string publicKey)
    {
        var signature = new byte[64];
        if (!Convert.TryFromBase64String(Signature ?? string.Empty, signature, out var length) || length != 64)
        {
            return false;
        }

        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, (Ed25519PublicKeyParameters)PublicKeyFactory.CreateKey(Convert.FromBase64String(publicKey)));
        verifier.BlockUpdate(Body, 0, Body.Length);
        return verifier.VerifySignature(signature);
    }
}
