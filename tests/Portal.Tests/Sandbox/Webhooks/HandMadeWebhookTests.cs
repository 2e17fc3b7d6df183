using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Tests.Sandbox.Marketplace;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Webhooks;

/// <summary>Webhooks sent from behind, in order or not.</summary>
public sealed class HandMadeWebhookTests
{
    private static readonly HandMadeWebhook Ordinary = new("InboundMessage", SandboxSubAccounts.HarbourDental) { Fields = new JsonObject { ["body"] = "Hello" } };

    [Fact]
    public async Task Each_is_as_wrong_as_it_is_asked_to_be()
    {
        await using var portal = await WebhookReceiver.StartAsync();
        await using var stand = await MarketplaceStand.StartAsync(options => options.WebhookAddress = portal.Address);
        var webhooks = stand.Control.Webhooks;
        HandMadeWebhook[] all =
        [
            Ordinary,
            Ordinary with { Signature = WebhookSignature.Forged },
            Ordinary with { Signature = WebhookSignature.Missing },
            Ordinary with { Signature = WebhookSignature.NotAvailable },
            Ordinary with { AgeSeconds = 600, WebhookId = "w-1", AppId = "another-app" },
            Ordinary with { PaddingBytes = 2_000_000 },
        ];

        foreach (var one in all)
        {
            Assert.Equal(200, await webhooks.SendAsync(one, TestContext.Current.CancellationToken));
        }

        Assert.Equal([true, false, false, false, true, true], portal.Received.Select(webhook => webhook.IsSignedBy(webhooks.PublicKey)));
        Assert.Equal((null, "N/A"), (portal.Received[2].Signature, portal.Received[3].Signature));
        Assert.Equal(("2026-03-02T08:50:00.000Z", "w-1", "another-app"), (portal.Received[4].Text("timestamp"), portal.Received[4].Text("webhookId"), portal.Received[4].Text("appId")));
        Assert.True(portal.Received[5].Body.Length > 2_000_000);
        Assert.Equal("Hello", portal.Received[0].Text("body"));
    }

    [Fact]
    public async Task Over_HTTP_one_is_sent_and_one_that_came_is_replayed_letter_by_letter()
    {
        await using var portal = await WebhookReceiver.StartAsync();
        await using var stand = await MarketplaceStand.StartAsync();
        Assert.Equal(400, (await stand.ControlAsync(HttpMethod.Put, "webhooks", new JsonObject { ["address"] = "http://portal.example/webhooks" })).Status);
        var state = await stand.ControlAsync(HttpMethod.Put, "webhooks", new JsonObject { ["address"] = portal.Address.ToString() });
        Assert.Equal(stand.Control.Webhooks.PublicKey, (string?)state.Json["publicKey"]);
        stand.Marketplace.Install(SandboxSubAccounts.HarbourDental);
        await Eventually.BeTrueAsync(() => portal.Received.Count == 1);

        var made = await stand.ControlAsync(HttpMethod.Post, "webhooks/send", new JsonObject { ["type"] = "ContactUpdate", ["locationId"] = "elsewhere", ["signature"] = "forged" });
        await stand.ControlAsync(HttpMethod.Post, $"webhooks/{portal.Received[0].Text("webhookId")}/replay");

        Assert.Equal(200, (int?)made.Json["status"]);
        Assert.Equal(("ContactUpdate", "elsewhere", false), (portal.Received[1].Type, portal.Received[1].Text("locationId"), portal.Received[1].IsSignedBy(stand.Control.Webhooks.PublicKey)));
        Assert.Equal(portal.Received[0].Body, portal.Received[2].Body);
    }

    [Fact]
    public async Task The_public_key_is_the_same_after_every_start_and_another_for_another_secret()
    {
        await using var first = await MarketplaceStand.StartAsync();
        await using var second = await MarketplaceStand.StartAsync();
        await using var other = await MarketplaceStand.StartAsync(options => options.ClientSecret = "another-secret");

        Assert.Equal(first.Control.Webhooks.PublicKey, second.Control.Webhooks.PublicKey);
        Assert.NotEqual(first.Control.Webhooks.PublicKey, other.Control.Webhooks.PublicKey);
        Assert.StartsWith("MCowBQYDK2VwAyEA", first.Control.Webhooks.PublicKey, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_stops_the_start_by_its_settings_name()
    {
        var stopped = await Assert.ThrowsAsync<OptionsValidationException>(() => MarketplaceStand.StartAsync(options => options.WebhookAddress = new Uri("http://portal.example/webhooks")));

        Assert.Contains("Sandbox:WebhookAddress", stopped.Message, StringComparison.Ordinal);
    }
}
