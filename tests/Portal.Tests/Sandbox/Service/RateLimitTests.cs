using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Service;

/// <summary>The share of requests that each sub-account has, and how it is told.</summary>
public sealed class RateLimitTests
{
    [Fact]
    public async Task A_hundred_in_any_ten_seconds_and_no_more()
    {
        await using var service = await ServiceStand.StartAsync(options => options.RateLimit = 100);
        for (var count = 1; count <= 100; count++)
        {
            var reply = await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}");
            Assert.Equal((200, 100 - count), (reply.Status, reply.Header("X-RateLimit-Remaining")));
            service.Clock.Advance(TimeSpan.FromMilliseconds(10));
        }

        var refused = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);
        Assert.Equal((429, 0), (refused.Status, refused.Header("X-RateLimit-Remaining")));
        Assert.Empty(service.Control.Ledger);

        service.Clock.Advance(TimeSpan.FromSeconds(9)); // ten seconds after the first, one of them is free again
        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz)).Status);
        Assert.Equal(429, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz)).Status);
    }

    [Fact]
    public async Task Every_answer_has_the_six_headers()
    {
        await using var service = await ServiceStand.StartAsync(options => options.RateLimit = 100);

        foreach (var reply in new[]
        {
            await service.SendAsync("SMS", SandboxContacts.AnaRuiz),
            await service.SendAsync("SMS", "nobody"),
            await service.AskAsync(HttpMethod.Post, "conversations/messages", "{}", token: null),
        })
        {
            Assert.Equal((100, 10_000, 200_000), (reply.Header("X-RateLimit-Max"), reply.Header("X-RateLimit-Interval-Milliseconds"), reply.Header("X-RateLimit-Limit-Daily")));
            Assert.InRange(reply.Header("X-RateLimit-Remaining"), 98, 100);
            Assert.InRange(reply.Header("X-RateLimit-Daily-Remaining"), 199_998, 200_000);
            Assert.Equal(15 * 3_600_000, reply.Header("X-RateLimit-Daily-Reset")); // from nine o’clock to midnight, UTC
        }
    }

    [Fact]
    public async Task A_day_has_its_own_limit_and_the_next_day_begins_anew()
    {
        await using var service = await ServiceStand.StartAsync(options => options.DailyLimit = 2);

        Assert.Equal(1, (await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}")).Header("X-RateLimit-Daily-Remaining"));
        Assert.Equal(0, (await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}")).Header("X-RateLimit-Daily-Remaining"));
        Assert.Equal(429, (await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}")).Status);
        service.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(200, (await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}")).Status);
    }

    [Fact]
    public async Task Sub_accounts_do_not_share_also_under_one_token()
    {
        await using var service = await ServiceStand.StartAsync(options => options.RateLimit = 1);

        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz, token: FakeAccessTokens.Both)).Status);
        Assert.Equal(201, (await service.SendAsync("SMS", SandboxContacts.NoraBlake, token: FakeAccessTokens.Both)).Status);
        Assert.Equal(429, (await service.SendAsync("SMS", SandboxContacts.NoraBlake, token: FakeAccessTokens.Northside)).Status);
        Assert.Equal(429, (await service.SendAsync("SMS", SandboxContacts.AnaRuiz)).Status);
    }
}
