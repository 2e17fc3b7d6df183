namespace Portal.Sandbox.Service.Control;

/// <summary><see cref="WebhookControl"/> over HTTP.</summary>
internal static class WebhookControlEndpoints
{
    private const int LongestPadding = 64 * 1024 * 1024;

    public static void MapWebhooks(this RouteGroupBuilder control)
    {
        control.MapGet("/webhooks", (SandboxControl sandbox) => State(sandbox.Webhooks));
        control.MapPut("/webhooks", Set);
        control.MapPost("/webhooks/send", async (SandboxControl sandbox, HandMadeWebhook made, CancellationToken cancellationToken) =>
            made.PaddingBytes is < 0 or > LongestPadding
                ? Results.BadRequest($"paddingBytes must be from 0 to {LongestPadding}.")
                : Results.Json(new { status = await sandbox.Webhooks.SendAsync(made, cancellationToken) }));
        control.MapPost("/webhooks/{webhookId}/replay", async (SandboxControl sandbox, string webhookId, CancellationToken cancellationToken) =>
            Results.Json(new { status = await sandbox.Webhooks.ReplayAsync(webhookId, cancellationToken) }));
    }

    private static IResult Set(SandboxControl sandbox, WebhooksBody body)
    {
        if (body.Address is { } address)
        {
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || !uri.IsLoopback)
            {
                return Results.BadRequest("address must be one of this machine.");
            }

            sandbox.Webhooks.Address = uri;
        }

        sandbox.Webhooks.IsOn = body.On ?? sandbox.Webhooks.IsOn;
        return State(sandbox.Webhooks);
    }

    private static IResult State(WebhookControl webhooks) =>
        Results.Json(new { On = webhooks.IsOn, webhooks.Address, webhooks.PublicKey, webhooks.Waiting, webhooks.Dropped, webhooks.Deliveries });

    private sealed record WebhooksBody(bool? On, string? Address);
}
