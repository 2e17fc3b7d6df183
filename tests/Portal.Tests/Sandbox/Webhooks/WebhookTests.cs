using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Tests.Sandbox.Marketplace;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Webhooks;

/// <summary>What the portal is told by webhooks, and how.</summary>
public sealed class WebhookTests : IAsyncLifetime
{
    private const string Harbour = SandboxSubAccounts.HarbourDental;

    private WebhookReceiver? _portal;
    private MarketplaceStand? _stand;

    private WebhookReceiver Portal => _portal!;

    private MarketplaceStand Stand => _stand!;

    public async ValueTask InitializeAsync()
    {
        _portal = await WebhookReceiver.StartAsync();
        _stand = await MarketplaceStand.StartAsync(options => (options.WebhookAddress, options.WebhookAttempts) = (_portal.Address, 3));
    }

    public async ValueTask DisposeAsync()
    {
        await Stand.DisposeAsync();
        await Portal.DisposeAsync();
    }

    [Fact]
    public async Task Installing_and_removing_the_app_are_told_signed_and_each_by_an_id_of_its_own()
    {
        Stand.Marketplace.Install(Harbour);
        Stand.Marketplace.Uninstall(Harbour);

        await ArriveAsync("INSTALL", 1);
        await ArriveAsync("UNINSTALL", 1);
        Assert.All(Portal.Received, webhook =>
        {
            Assert.True(webhook.IsSignedBy(Stand.Control.Webhooks.PublicKey));
            Assert.Equal((Harbour, Stand.Marketplace.AppId, "application/json"), (webhook.Text("locationId"), webhook.Text("appId"), webhook.ContentType));
            Assert.Equal("2026-03-02T09:00:00.000Z", webhook.Text("timestamp"));
            Assert.NotNull(webhook.Text("versionId"));
        });
        Assert.Equal(2, Portal.Received.Select(webhook => webhook.Text("webhookId")).Distinct().Count());
    }

    [Fact]
    public async Task A_contacts_message_is_told_with_the_unread_count()
    {
        Stand.Marketplace.Install(Harbour);

        var receipt = Stand.Control.Receive(new Inbound(SandboxContacts.AnaRuiz, "SMS", "Are you open?"));

        var message = Assert.Single(await ArriveAsync("InboundMessage", 1));
        Assert.Equal((receipt?.MessageId, receipt?.ConversationId, SandboxContacts.AnaRuiz), (message.Text("messageId"), message.Text("conversationId"), message.Text("contactId")));
        Assert.Equal(("Are you open?", "inbound", "SMS", "TYPE_SMS"), (message.Text("body"), message.Text("direction"), message.Text("messageType"), message.Text("messageTypeString")));
        var unread = Assert.Single(await ArriveAsync("ConversationUnreadUpdate", 1));
        Assert.Equal(receipt?.ConversationId, unread.Text("id"));
        Assert.True((int?)unread.Json["unreadCount"] > 0);
    }

    [Fact]
    public async Task A_sent_message_is_told_once_by_time_alone_and_a_contacts_answer_follows()
    {
        Stand.Marketplace.Install(Harbour);

        var sent = await Stand.SendAsync(SandboxPrivateIntegrations.HarbourDental, new JsonObject { ["type"] = "SMS", ["contactId"] = SandboxContacts.AnaRuiz, ["message"] = "Hello" });

        var told = Assert.Single(await ArriveAsync("OutboundMessage", 1));
        Assert.Equal((sent.MessageId, "sent", "outbound", "api"), (told.Text("messageId"), told.Text("status"), told.Text("direction"), told.Text("source")));
        Assert.Equal("inbound", Assert.Single(await ArriveAsync("InboundMessage", 1)).Text("direction"));
        Assert.Single(Portal.Of("OutboundMessage"));
    }

    [Fact]
    public async Task An_email_is_told_with_its_thread_and_without_a_message_id()
    {
        Stand.Marketplace.Install(Harbour);

        var sent = await Stand.SendAsync(SandboxPrivateIntegrations.HarbourDental, new JsonObject
        {
            ["type"] = "Email",
            ["contactId"] = SandboxContacts.SilasStone,
            ["subject"] = "Greetings",
            ["html"] = "<p>Hello <b>you</b></p>",
        });

        var told = Assert.Single(await ArriveAsync("OutboundMessage", 1));
        Assert.Equal(((string?)sent.Json["emailMessageId"], (string?)sent.Json["threadId"], "Greetings", "Hello you", "Email"), (told.Text("emailMessageId"), told.Text("threadId"), told.Text("subject"), told.Text("plainText"), told.Text("messageType")));
        Assert.Null(told.Text("messageId"));
    }

    [Fact]
    public async Task Contacts_that_come_change_and_go_are_told()
    {
        Stand.Marketplace.Install(Harbour);
        var created = await Stand.ControlAsync(HttpMethod.Post, $"contacts?locationId={Harbour}", new JsonObject { ["firstName"] = "Zoe", ["phone"] = "+16175550177" });
        var id = (string)created.Json["id"]!;

        await Stand.ControlAsync(HttpMethod.Put, $"contacts/{id}", new JsonObject { ["lastName"] = "Marsh" });
        await Stand.ControlAsync(HttpMethod.Put, $"contacts/{id}/dnd", new JsonObject { ["on"] = true, ["channel"] = "SMS" });
        await Stand.ControlAsync(HttpMethod.Delete, $"contacts/{id}");

        foreach (var type in new[] { "ContactCreate", "ContactUpdate", "ContactDndUpdate", "ContactDelete" })
        {
            Assert.Equal((id, "Zoe"), (Assert.Single(await ArriveAsync(type, 1)).Text("id"), Portal.Of(type)[0].Text("firstName")));
        }

        Assert.Equal("active", (string?)Portal.Of("ContactDndUpdate")[0].Json["dndSettings"]!["SMS"]!["status"]);
    }

    [Fact]
    public async Task Nothing_is_told_of_where_the_app_is_not_or_may_not_read_or_while_it_is_switched_off()
    {
        Stand.Control.Receive(new Inbound(SandboxContacts.AnaRuiz, "SMS", "One"));
        Stand.Marketplace.Install(Harbour, "contacts.readonly");
        Stand.Control.Receive(new Inbound(SandboxContacts.AnaRuiz, "SMS", "Two"));
        Stand.Marketplace.Install(Harbour);
        await Stand.ControlAsync(HttpMethod.Put, "webhooks", new JsonObject { ["on"] = false });
        Stand.Control.Receive(new Inbound(SandboxContacts.AnaRuiz, "SMS", "Three"));
        await Stand.ControlAsync(HttpMethod.Put, "webhooks", new JsonObject { ["on"] = true });
        Stand.Control.Receive(new Inbound(SandboxContacts.AnaRuiz, "SMS", "Four"));

        Assert.Equal("Four", Assert.Single(await ArriveAsync("InboundMessage", 1)).Text("body"));
    }

    [Fact]
    public async Task One_that_is_refused_comes_again_letter_by_letter_and_is_given_up_in_the_end()
    {
        Portal.Answer = 503;
        Stand.Marketplace.Install(Harbour);
        await ArriveAsync("INSTALL", 3);
        await Eventually.BeTrueAsync(() => Stand.Control.Webhooks.Waiting == 0);
        for (var second = 0; second < 120; second++)
        {
            await PassAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(3, Portal.Received.Count);
        Assert.Single(Portal.Received.Select(webhook => Convert.ToBase64String(webhook.Body) + webhook.Signature).Distinct());
        Assert.Equal((3, 503), (Assert.Single(Stand.Control.Webhooks.Deliveries).Attempts, Stand.Control.Webhooks.Deliveries[0].Status));
    }

    [Fact]
    public async Task A_portal_that_is_down_delays_no_send_and_is_told_when_it_is_back()
    {
        Stand.Control.Webhooks.Address = new Uri($"http://127.0.0.1:{FreePort.Find()}/webhooks/highlevel");
        Stand.Marketplace.Install(Harbour);

        Assert.Equal(201, (await Stand.SendAsync(SandboxPrivateIntegrations.HarbourDental, new JsonObject { ["type"] = "SMS", ["contactId"] = SandboxContacts.SilasStone, ["message"] = "Hello" })).Status);
        await Eventually.BeTrueAsync(() => Stand.Control.Webhooks.Deliveries is [{ Attempts: 1, Status: null }, ..]);
        Stand.Control.Webhooks.Address = Portal.Address;

        await ArriveAsync("INSTALL", 1);
    }

    // Time passes in small steps for as long as it takes: whoever waits for the clock begins its next wait only after the last one has ended.
    private async Task<IReadOnlyList<ReceivedWebhook>> ArriveAsync(string type, int count)
    {
        await Eventually.BeTrueAsync(async () =>
        {
            await PassAsync(TimeSpan.FromMilliseconds(100));
            return Portal.Of(type).Count >= count;
        });
        return Portal.Of(type);
    }

    private async Task PassAsync(TimeSpan time)
    {
        Stand.Clock.Advance(time);
        await Task.Delay(5, TestContext.Current.CancellationToken);
    }
}
