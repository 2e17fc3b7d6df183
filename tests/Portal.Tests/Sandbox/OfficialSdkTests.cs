using System.Text;
using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Sandbox.Service.Faults;
using Portal.Tests.Sandbox.Marketplace;
using Portal.Tests.Sandbox.Webhooks;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox;

/// <summary>The sandbox as HighLevel's own SDK sees it: what the SDK takes for an answer, the real service would give too.</summary>
public sealed class OfficialSdkTests
{
    private const string Harbour = SandboxSubAccounts.HarbourDental;
    private const string Ana = SandboxContacts.AnaRuiz;

    [Fact]
    public async Task Every_call_that_the_portal_makes_is_understood_by_the_services_own_sdk()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await using var stand = await MarketplaceStand.StartAsync(options => (options.RateIntervalMilliseconds, options.WebhookAddress) = (500, receiver.Address));
        var questions = Questions(stand);
        await Eventually.BeTrueAsync(() => receiver.Of("INSTALL").Count > 0);
        var webhook = receiver.Received[0];
        questions["webhook"] = new JsonObject { ["body"] = Encoding.UTF8.GetString(webhook.Body), ["signature"] = webhook.Signature, ["publicKey"] = stand.Control.Webhooks.PublicKey };
        stand.Control.Add(Fault.TooManyRequests(times: 2) with { Method = "GET", Path = $"/contacts/{SandboxContacts.NellCarter}" });
        stand.Control.Add(Fault.TooManyRequests() with { Method = "GET", Path = $"/contacts/{SandboxContacts.EmilLarsen}" });

        var seen = await OfficialSdk.RunAsync(stand.Address, questions);

        AssertTokens(seen);
        AssertReading(seen);
        AssertSending(seen, stand);
        AssertOddities(seen);
        Assert.Equal((true, false), ((bool)seen["webhook"]!, (bool)seen["webhookChanged"]!));
    }

    private static JsonObject Questions(MarketplaceStand stand) => new()
    {
        ["clientId"] = MarketplaceStand.ClientId,
        ["clientSecret"] = MarketplaceStand.ClientSecret,
        ["companyCode"] = stand.Marketplace.Install(SandboxSubAccounts.ShorelineAgency),
        ["code"] = stand.Marketplace.Install(Harbour),
        ["companyId"] = SandboxSubAccounts.ShorelineAgency,
        ["locationId"] = Harbour,
        ["contactId"] = Ana,
        ["privateIntegrationToken"] = SandboxPrivateIntegrations.HarbourDental,
        ["providerId"] = SandboxSubAccounts.HarbourDentalProvider,
        ["limitedContactId"] = SandboxContacts.NellCarter,
        ["refusedContactId"] = SandboxContacts.EmilLarsen,
    };

    private static void AssertTokens(JsonNode seen)
    {
        Assert.Equal((Harbour, "Location", 86_399), (Text(seen, "exchange", "locationId"), Text(seen, "exchange", "userType"), (int?)seen["exchange"]!["expires_in"]));
        Assert.NotEqual(Text(seen, "exchange", "refresh_token"), Text(seen, "refresh", "refresh_token"));
        Assert.Equal((400, "Invalid grant: refresh token is invalid"), Refusal(seen, "refreshAgain"));
        Assert.Equal(("Company", null), (Text(seen, "companyExchange", "userType"), Text(seen, "companyExchange", "locationId")));
        Assert.Equal((Harbour, "Bearer"), (Text(seen, "locationToken", "locationId"), Text(seen, "locationToken", "token_type")));
        Assert.NotNull(Text(seen, "locationToken", "refresh_token"));
    }

    private static void AssertReading(JsonNode seen)
    {
        Assert.Equal(Ana, (string?)seen["contact"]!["contact"]!["id"]);
        Assert.Equal(Ana, (string?)seen["contacts"]!["contacts"]![0]!["id"]);
        Assert.NotEmpty(seen["appointments"]!["events"]!.AsArray());
        Assert.Equal(2, seen["search"]!["conversations"]!.AsArray().Count);
        Assert.Equal(Ana, Text(seen, "conversation", "contactId"));
        Assert.Equal(0, (int?)seen["update"]!["conversation"]!["unreadCount"]);
        Assert.Equal(2, seen["messages"]!["messages"]!["messages"]!.AsArray().Count);
        Assert.All(seen["templates"]!["templates"]!.AsArray(), template => Assert.Equal("sms", (string?)template!["type"]));
        Assert.NotEmpty(seen["numbers"]!["numbers"]!.AsArray());
        Assert.Equal(Ana, (string?)seen["privateIntegration"]!["contact"]!["id"]);
    }

    private static void AssertSending(JsonNode seen, MarketplaceStand stand)
    {
        Assert.Equal(("Hello from the SDK", "TYPE_SMS"), (Text(seen, "message", "body"), Text(seen, "message", "messageType")));
        Assert.Equal(Text(seen, "email", "emailMessageId"), Text(seen, "emailById", "id"));
        Assert.Equal((200, 200), ((int?)seen["cancel"]!["status"], (int?)seen["cancelEmail"]!["status"]));
        Assert.Equal(2, stand.Control.Ledger.Count(entry => entry.CancelledAt is not null));
        Assert.NotNull((string?)seen["upload"]!["uploadedFiles"]!["hello.txt"]);
        Assert.Equal((401, "The token does not own the conversation provider."), Refusal(seen, "customByPrivateIntegration"));
    }

    // Where the SDK does otherwise than one would guess. The portal is not written with it; who reads its sources should know.
    private static void AssertOddities(JsonNode seen)
    {
        Assert.Equal((400, "The request must be multipart/form-data"), Refusal(seen, "uploadAsItComes"));
        Assert.NotNull(seen["storedSearch"]!["conversations"]);
        Assert.Equal((null, "Authentication token required but not available"), Refusal(seen, "storedSend"));
        Assert.NotNull(Text(seen, "storedSendWithHeader", "messageId"));
        Assert.Equal(SandboxContacts.NellCarter, (string?)seen["afterRateLimit"]!["contact"]!["id"]);
        Assert.InRange((int)seen["rateLimitWaited"]!, 1000, 30_000);
        Assert.Equal((429, "Too Many Requests"), Refusal(seen, "rateLimitWithoutRetry"));
        Assert.DoesNotContain("/v2/", (string?)seen["authorizationUrl"], StringComparison.Ordinal);
    }

    private static string? Text(JsonNode seen, string call, string name) => (string?)seen[call]![name];

    private static (int?, string?) Refusal(JsonNode seen, string call) => ((int?)seen[call]!["refused"], Text(seen, call, "message"));
}
