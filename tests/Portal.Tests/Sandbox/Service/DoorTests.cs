using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Who may come in at all, and what each stranger is told.</summary>
public sealed class DoorTests(SharedStand shared) : IClassFixture<SharedStand>
{
    [Theory]
    [InlineData(null, "2021-04-15", 401, "Invalid JWT")]
    [InlineData("nobody", "2021-04-15", 401, "Invalid token: access token is invalid")]
    [InlineData("pit-unknown", "2021-04-15", 401, "Invalid Private Integration token")]
    [InlineData(FakeAccessTokens.Harbour, null, 401, "version header was not found.")]
    [InlineData(FakeAccessTokens.Harbour, "2020-01-01", 400, "Invalid API version segment 2020-01-01")]
    [InlineData(FakeAccessTokens.Company, "2021-04-15", 401, "This authClass type is not allowed to access this scope.")]
    [InlineData(FakeAccessTokens.AgencyIntegration, "2021-04-15", 401, "Token's user type mismatch!")]
    [InlineData("only:contacts.readonly", "2021-04-15", 401, "The token is not authorized for this scope.")]
    public async Task A_request_that_may_not_enter_is_told_why(string? token, string? version, int status, string message)
    {
        var service = shared.Service;

        var reply = await service.AskAsync(HttpMethod.Post, "conversations/messages", Send(SandboxContacts.AnaRuiz), token, version);

        Assert.Equal(status, reply.Status);
        Assert.Equal(message, reply.Message);
        Assert.Equal(status, (int?)reply.Json["statusCode"]);
        Assert.NotEmpty((string?)reply.Json["traceId"] ?? string.Empty);
        Assert.Empty(service.Control.Ledger);
    }

    [Theory]
    [InlineData("2021-04-15")]
    [InlineData("2021-07-28")]
    [InlineData("2023-02-21")]
    [InlineData("v3")]
    public async Task Every_version_that_is_known_to_work_works(string version)
    {
        await using var service = await ServiceStand.StartAsync();

        Assert.Equal(201, (await service.AskAsync(HttpMethod.Post, "conversations/messages", Send(SandboxContacts.AnaRuiz), FakeAccessTokens.Harbour, version)).Status);
    }

    [Fact]
    public async Task Each_endpoint_asks_for_its_own_scope()
    {
        await using var service = await ServiceStand.StartAsync();
        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        (HttpMethod Method, string Path, string Scope)[] endpoints =
        [
            (HttpMethod.Get, $"contacts/{SandboxContacts.AnaRuiz}", "contacts.readonly"),
            (HttpMethod.Post, "contacts/search", "contacts.readonly"),
            (HttpMethod.Get, $"conversations/search?locationId={ServiceStand.Harbour}", "conversations.readonly"),
            (HttpMethod.Get, $"conversations/{conversation}", "conversations.readonly"),
            (HttpMethod.Put, $"conversations/{conversation}", "conversations.write"),
            (HttpMethod.Get, $"conversations/{conversation}/messages", "conversations/message.readonly"),
            (HttpMethod.Get, "conversations/messages/unknown", "conversations/message.readonly"),
            (HttpMethod.Get, "conversations/messages/email/unknown", "conversations/message.readonly"),
            (HttpMethod.Post, "conversations/messages", "conversations/message.write"),
            (HttpMethod.Post, "conversations/messages/upload", "conversations/message.write"),
            (HttpMethod.Delete, "conversations/messages/unknown/schedule", "conversations/message.write"),
            (HttpMethod.Delete, "conversations/messages/email/unknown/schedule", "conversations/message.write"),
            (HttpMethod.Get, $"contacts/{SandboxContacts.AnaRuiz}/appointments", "contacts.readonly"),
            (HttpMethod.Get, $"locations/{ServiceStand.Harbour}/templates?originId={ServiceStand.Harbour}", "locations/templates.readonly"),
            (HttpMethod.Get, $"phone-system/numbers/location/{ServiceStand.Harbour}", "phonenumbers.read"),
            (HttpMethod.Put, $"contacts/{SandboxContacts.AnaRuiz}", "contacts.write"),
            (HttpMethod.Get, $"users/?locationId={ServiceStand.Harbour}", "users.readonly"),
        ];

        foreach (var (method, path, scope) in endpoints)
        {
            var body = method == HttpMethod.Get ? null : "{}";
            Assert.NotEqual(401, (await service.AskAsync(method, path, body, $"only:{scope}")).Status);
            Assert.Equal(401, (await service.AskAsync(method, path, body, "only:emails/builder.readonly")).Status);
        }
    }

    [Fact]
    public async Task Another_sub_accounts_things_answer_403_by_every_path()
    {
        await using var service = await ServiceStand.StartAsync();
        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        var emails = await service.GetAsync($"conversations/{conversation}/messages?type=TYPE_EMAIL");
        var row = emails.Json["messages"]!["messages"]![0]!;
        var email = (string)row["meta"]!["email"]!["messageIds"]![0]!;
        var text = (await service.SendAsync("SMS", SandboxContacts.SilasStone, change: body => body["scheduledTimestamp"] = 4_000_000_000)).MessageId;

        Reply[] replies =
        [
            await service.SendAsync("SMS", SandboxContacts.AnaRuiz, token: FakeAccessTokens.Northside),
            await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}", FakeAccessTokens.Northside),
            await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}/appointments", FakeAccessTokens.Northside),
            await service.GetAsync($"locations/{ServiceStand.Harbour}/templates?originId={ServiceStand.Harbour}", FakeAccessTokens.Northside),
            await service.GetAsync($"locations/{ServiceStand.Northside}/templates?originId={ServiceStand.Harbour}", FakeAccessTokens.Northside),
            await service.GetAsync($"phone-system/numbers/location/{ServiceStand.Harbour}", FakeAccessTokens.Northside),
            await service.DeleteAsync($"conversations/messages/{text}/schedule", FakeAccessTokens.Northside),
            await service.DeleteAsync($"conversations/messages/email/{email}/schedule", FakeAccessTokens.Northside),
            await service.PostAsync("contacts/search", new JsonObject { ["locationId"] = ServiceStand.Harbour, ["pageLimit"] = 5 }, FakeAccessTokens.Northside),
            await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}", FakeAccessTokens.Northside),
            await service.GetAsync($"conversations/{conversation}", FakeAccessTokens.Northside),
            await service.GetAsync($"conversations/{conversation}/messages", FakeAccessTokens.Northside),
            await service.GetAsync($"conversations/messages/{(string?)row["id"]}", FakeAccessTokens.Northside),
            await service.GetAsync($"conversations/messages/email/{email}", FakeAccessTokens.Northside),
            await service.PutAsync($"conversations/{conversation}", new JsonObject { ["locationId"] = ServiceStand.Harbour, ["unreadCount"] = 0 }, FakeAccessTokens.Northside),
            await service.PutAsync($"conversations/{conversation}", new JsonObject { ["locationId"] = ServiceStand.Northside, ["unreadCount"] = 0 }, FakeAccessTokens.Northside),
        ];

        Assert.All(replies, reply => Assert.Equal((403, "The token does not have access to this location."), (reply.Status, reply.Message)));
        Assert.Null(Assert.Single(service.Control.Ledger).CancelledAt);
    }

    [Fact]
    public async Task A_token_of_two_sub_accounts_reaches_both()
    {
        await using var service = await ServiceStand.StartAsync();

        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz, token: FakeAccessTokens.Both)).Status);
        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.NoraBlake, token: FakeAccessTokens.Both)).Status);
    }

    [Theory]
    [InlineData("contacts/hdAnaRuiz00000000001")]
    [InlineData("_control/")]
    [InlineData("_control/ledger")]
    public async Task Nothing_answers_another_machine(string path)
    {
        await using var service = await ServiceStand.StartAsync(configure: services => services.AddSingleton<IStartupFilter, FromAfar>());

        Assert.Equal(404, (await service.GetAsync(path)).Status);
    }

    private static string Send(string contactId) => new JsonObject { ["type"] = "SMS", ["contactId"] = contactId, ["message"] = "Hello" }.ToJsonString();

    /// <summary>Makes every request look as if it came over the network.</summary>
    private sealed class FromAfar : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
                return rest(context);
            });
            next(app);
        };
    }
}
