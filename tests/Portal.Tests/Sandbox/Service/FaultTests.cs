using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Sandbox.Service.Faults;
using Portal.Sandbox.Service.Pipeline;

namespace Portal.Tests.Sandbox.Service;

/// <summary>What goes wrong on demand, and what is then known to have been accepted.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task The_next_n_sends_are_answered_with_the_status_and_nothing_is_accepted(int status)
    {
        await using var service = await ServiceStand.StartAsync();
        service.Control.Add(Fault.ServerError(2, status) with { RetryAfter = "7" });

        var first = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);
        var read = await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}");
        var second = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);
        Assert.Empty(service.Control.Ledger);
        var third = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);

        Assert.Equal(new[] { status, 200, status, 201 }, new[] { first.Status, read.Status, second.Status, third.Status });
        Assert.Equal("7", first.Headers.GetValues("Retry-After").Single());
        Assert.Equal(status == 429 ? 0 : 99_999, first.Header("X-RateLimit-Remaining"));
    }

    [Fact]
    public async Task A_cut_before_the_answer_accepts_nothing_and_a_lost_answer_accepts_once()
    {
        await using var service = await ServiceStand.StartAsync();

        service.Control.Add(Fault.CutBefore());
        await Assert.ThrowsAsync<HttpRequestException>(() => service.SendAsync("SMS", SandboxContacts.AnaRuiz, "cut"));
        Assert.Empty(service.Control.Ledger);

        service.Control.Add(Fault.LostAnswer());
        await Assert.ThrowsAsync<HttpRequestException>(() => service.SendAsync("SMS", SandboxContacts.AnaRuiz, "lost"));
        var entry = Assert.Single(service.Control.Ledger);
        Assert.Contains("lost", entry.Body, StringComparison.Ordinal);

        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        var newest = (await service.GetAsync($"conversations/{conversation}/messages?limit=1")).Json["messages"]!["messages"]![0]!;
        Assert.Equal((entry.MessageId, "lost", "api"), ((string?)newest["id"], (string?)newest["body"], (string?)newest["source"]));
    }

    [Fact]
    public async Task A_5xx_may_have_accepted_and_a_garbled_201_has()
    {
        await using var service = await ServiceStand.StartAsync();
        service.Control.Add(Fault.ServerError() with { AfterAccepting = true });
        service.Control.Add(new Fault { Kind = FaultKind.Garbled });

        var broken = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);
        var garbled = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);

        Assert.Equal((500, 201, 2), (broken.Status, garbled.Status, service.Control.Ledger.Count));
        Assert.ThrowsAny<JsonException>(() => garbled.Json);
    }

    [Fact]
    public async Task A_slow_service_answers_later()
    {
        await using var service = await ServiceStand.StartAsync();
        service.Control.Add(Fault.Slow(TimeSpan.FromMilliseconds(300)));
        var watch = Stopwatch.StartNew();

        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz)).Status);

        Assert.InRange(watch.ElapsedMilliseconds, 295, 30_000);
    }

    [Fact]
    public async Task A_slow_service_accepts_although_its_caller_has_left()
    {
        await using var service = await ServiceStand.StartAsync();
        service.Control.Add(Fault.Slow(TimeSpan.FromSeconds(2)));
        using var patience = new CancellationTokenSource();

        var send = service.SendAsync("SMS", SandboxContacts.AnaRuiz, cancellationToken: patience.Token);
        Assert.True(SpinWait.SpinUntil(() => service.Control.Faults.Count == 0, TimeSpan.FromSeconds(20))); // the service has the whole request
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => send);

        Assert.True(SpinWait.SpinUntil(() => service.Control.Ledger.Count == 1, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Faults_strike_other_paths_when_told_to_and_are_forgotten_at_a_reset()
    {
        await using var service = await ServiceStand.StartAsync();
        service.Control.Add(Fault.ServerError(1, 502) with { Method = "*", Path = "/contacts/*" });
        service.Control.Add(Fault.ServerError(5));

        Assert.Equal(502, (await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}")).Status);
        service.Control.Reset();

        Assert.Empty(service.Control.Faults);
        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz)).Status);
    }

    [Fact]
    public async Task Everything_can_be_controlled_over_http_without_a_token()
    {
        await using var service = await ServiceStand.StartAsync();

        var fault = await service.AskAsync(HttpMethod.Post, "_control/faults", """{"kind":"status","status":429,"times":1}""", token: null);
        Assert.Equal((200, 429), (fault.Status, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz)).Status));
        Assert.Equal(400, (await service.AskAsync(HttpMethod.Post, "_control/faults", """{"kind":"status","times":0}""", token: null)).Status);
        Assert.Equal(400, (await service.AskAsync(HttpMethod.Post, "_control/faults", """{"kind":"refusal"}""", token: null)).Status);
        Assert.Equal(200, (await service.AskAsync(HttpMethod.Post, "_control/faults", """{"kind":"refusal","refusal":"CONVERSATIONS_MSG_NO_EMAIL"}""", token: null)).Status);
        Assert.Equal("CONVERSATIONS_MSG_NO_EMAIL", (await service.SendAsync("SMS", SandboxContacts.AnaRuiz)).Code);
        Assert.Equal(200, (await service.AskAsync(HttpMethod.Put, "_control/phone-system", $$"""{"locationId":"{{ServiceStand.Harbour}}","connected":false}""", token: null)).Status);
        Assert.Equal(404, (await service.GetAsync($"phone-system/numbers/location/{ServiceStand.Harbour}")).Status);
        Assert.Equal(200, (await service.AskAsync(HttpMethod.Put, "_control/speed", """{"speed":50}""", token: null)).Status);
        Assert.Equal(200, (await service.AskAsync(HttpMethod.Put, "_control/limit", """{"max":7,"intervalMilliseconds":1000,"daily":70}""", token: null)).Status);
        Assert.Equal(new RateLimit(7, 1000, 70), service.Control.Limit);

        var sent = await service.SendAsync("SMS", SandboxContacts.SilasStone, "For the ledger");
        var ledger = (await service.AskAsync(HttpMethod.Get, "_control/ledger", null, token: null)).Json.AsArray();
        Assert.Equal(sent.MessageId, (string?)Assert.Single(ledger)!["messageId"]);
        Assert.Equal("For the ledger", (string?)JsonNode.Parse((string)ledger[0]!["body"]!)!["message"]);

        var inbound = await service.AskAsync(HttpMethod.Post, "_control/inbound", $$"""{"contactId":"{{SandboxContacts.SilasStone}}","type":"SMS","message":"Now"}""", token: null);
        Assert.Equal("inbound", (string?)(await service.GetAsync($"conversations/messages/{inbound.MessageId}")).Json["direction"]);
        Assert.Equal(204, (await service.AskAsync(HttpMethod.Delete, $"_control/contacts/{SandboxContacts.NellCarter}", null, token: null)).Status);
        Assert.Equal(404, (await service.AskAsync(HttpMethod.Post, $"_control/contacts/{SandboxContacts.NellCarter}/merge", """{"into":"x"}""", token: null)).Status);
        Assert.Equal(1, (int)(await service.AskAsync(HttpMethod.Post, "_control/reset", "{}", token: null)).Json["speed"]!);
        Assert.Equal(200, (await service.GetAsync($"phone-system/numbers/location/{ServiceStand.Harbour}")).Status);
    }
}
