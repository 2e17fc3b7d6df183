using System.Reflection;
using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Service;

/// <summary>What a fresh sandbox contains.</summary>
[TimeBound]
public sealed class SeedTests(SharedStand shared) : IClassFixture<SharedStand>
{
    [Fact]
    public async Task Two_starts_at_one_time_have_the_same_contacts_and_conversations()
    {
        await using var one = await ServiceStand.StartAsync();
        await using var other = await ServiceStand.StartAsync();

        Assert.Equal(await EverythingAsync(one), await EverythingAsync(other));
    }

    [Fact]
    public async Task There_are_240_contacts_in_one_sub_account_and_60_in_the_other()
    {
        var service = shared.Service;

        Assert.Equal(240, (await ContactsAsync(service, ServiceStand.Harbour, FakeAccessTokens.Harbour)).Count);
        Assert.Equal(60, (await ContactsAsync(service, ServiceStand.Northside, FakeAccessTokens.Northside)).Count);
    }

    [Fact]
    public async Task Every_well_known_contact_is_there()
    {
        var service = shared.Service;
        var ids = typeof(SandboxContacts).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!).ToList();

        Assert.Equal(ids.Count, ids.Distinct().Count());
        foreach (var id in ids)
        {
            Assert.Equal(200, (await service.GetAsync($"contacts/{id}", FakeAccessTokens.Both)).Status);
            Assert.Matches(id == SandboxContacts.DanaExample ? "." : "^[A-Za-z0-9]{20}$", id);
        }
    }

    [Fact]
    public async Task There_is_each_kind_of_contact_that_is_easily_forgotten()
    {
        var service = shared.Service;
        var contacts = await ContactsAsync(service, ServiceStand.Harbour, FakeAccessTokens.Harbour);
        string Name(JsonNode contact) => (string?)contact["name"] ?? string.Empty;
        string? Dnd(JsonNode contact, string channel) => (string?)contact["dndSettings"]![channel]?["status"];

        Assert.Contains(contacts, contact => contact["phone"] is null && contact["email"] is null);
        Assert.Contains(contacts, contact => Name(contact).Length == 0);
        Assert.Contains(contacts, contact => Name(contact).Length > 200);
        Assert.Contains(contacts, contact => Name(contact).Contains("<script>", StringComparison.Ordinal));
        Assert.Contains(contacts, contact => Name(contact).Any(letter => letter is >= '\u0590' and <= '\u05FF'));
        Assert.Contains(contacts, contact => Name(contact).Any(letter => letter is >= '\u0600' and <= '\u06FF'));
        Assert.Contains(contacts, contact => Name(contact).EnumerateRunes().Any(rune => rune.Value > 0x1F000));
        Assert.Contains(contacts, contact => (bool)contact["dnd"]!);
        Assert.All(["SMS", "Email", "WhatsApp", "FB", "Call"], channel => Assert.Contains(contacts, contact => Dnd(contact, channel) == "active"));
        Assert.Contains(contacts, contact => Dnd(contact, "SMS") == "permanent");
        Assert.Contains(contacts, contact => contact["additionalEmails"]!.AsArray().Count > 1);
        Assert.True(contacts.Select(contact => (string?)contact["timezone"]).Distinct().Count() > 5);
        Assert.True(contacts.Select(Name).Distinct().Count() > 200);
    }

    [Fact]
    public async Task The_marathon_has_every_channel_both_directions_and_failures()
    {
        var service = shared.Service;
        var conversation = await service.ConversationAsync(SandboxContacts.MarathonMary);
        var (rows, last) = (new List<JsonNode>(), "");
        for (var page = 0; page < 20; page++)
        {
            var messages = (await service.GetAsync($"conversations/{conversation}/messages?limit=100{last}")).Json["messages"]!;
            rows.AddRange(messages["messages"]!.AsArray().Select(row => row!));
            last = $"&lastMessageId={messages["lastMessageId"]}";
        }

        string[] kinds = ["TYPE_SMS", "TYPE_EMAIL", "TYPE_WHATSAPP", "TYPE_INSTAGRAM", "TYPE_FACEBOOK", "TYPE_LIVE_CHAT", "TYPE_CUSTOM_SMS", "TYPE_CALL"];
        Assert.All(kinds, kind => Assert.Contains(rows, row => (string?)row["messageType"] == kind));
        Assert.All(["app", "api", "workflow"], source => Assert.Contains(rows, row => (string?)row["source"] == source));
        Assert.Contains(rows, row => (string?)row["status"] == "failed" && ((string?)row["error"])?.Length > 0);
        Assert.Contains(rows, row => (string?)row["direction"] == "inbound" && row["attachments"]!.AsArray().Count > 0);
    }

    [Theory]
    [InlineData("<script")]
    [InlineData("onerror=")]
    [InlineData("javascript:")]
    [InlineData("<form")]
    [InlineData("position:fixed")]
    [InlineData("<base")]
    [InlineData("http-equiv=\"refresh\"")]
    [InlineData("https://tracker.example/open.gif")]
    public async Task Hostile_emails_try_everything(string attack)
    {
        var service = shared.Service;
        var conversation = await service.ConversationAsync(SandboxContacts.MalloryVane);
        var rows = (await service.GetAsync($"conversations/{conversation}/messages?limit=50&type=TYPE_EMAIL")).Json["messages"]!["messages"]!.AsArray();
        var bodies = new List<string>();
        foreach (var row in rows)
        {
            bodies.Add((string)(await service.GetAsync($"conversations/messages/email/{row!["meta"]!["email"]!["messageIds"]![0]}")).Json["body"]!);
        }

        Assert.Contains(bodies, body => body.Contains(attack, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Nobody_writes_in_the_future_and_somebody_wrote_within_the_hour()
    {
        var service = shared.Service;
        var now = new DateTimeOffset(service.Clock.Now, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var rows = (await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&limit=100")).Json["conversations"]!.AsArray();

        Assert.All(rows, row => Assert.True((long)row!["sort"]![0]! <= now));
        Assert.True((long)rows[0]!["sort"]![0]! > now - 3_600_000);
    }

    private static async Task<string> EverythingAsync(ServiceStand service)
    {
        var contacts = await ContactsAsync(service, ServiceStand.Harbour, FakeAccessTokens.Harbour);
        var conversations = await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&limit=100");
        var marathon = await service.ConversationAsync(SandboxContacts.MarathonMary);
        var messages = await service.GetAsync($"conversations/{marathon}/messages?limit=100");
        return string.Concat(contacts.Select(contact => contact.ToJsonString())) + conversations.Json["conversations"] + messages.Json["messages"];
    }

    private static async Task<List<JsonNode>> ContactsAsync(ServiceStand service, string locationId, string token)
    {
        var reply = await service.PostAsync("contacts/search", new JsonObject { ["locationId"] = locationId, ["pageLimit"] = 500 }, token);
        return [.. reply.Json["contacts"]!.AsArray().Select(contact => contact!)];
    }
}
