using Portal.Services.Storage;
using Portal.Services.Webhooks;
using Portal.Tests.Support;

namespace Portal.Tests.Webhooks;

/// <summary>HighLevel sends a webhook more than once; it has its effect once.</summary>
public class WebhookOnceTests
{
    [Fact]
    public async Task One_that_comes_again_has_no_effect_also_after_a_restart()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        var body = portal.Body("InboundMessage");
        await portal.ComesAsync(body);

        await portal.ComesAsync(body);
        portal.Restart();
        await portal.ComesAsync(body);

        Assert.Single(portal.Told);
        Assert.Equal(1, portal.Counts.Of(WebhookFate.Repeated));
    }

    [Fact]
    public async Task Two_of_the_same_that_wait_together_are_one()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        var (body, other) = (portal.Body("InboundMessage", ("contactId", "contact1")), portal.Body("InboundMessage", ("contactId", "contact2")));
        portal.Take(body);
        portal.Take(body);
        await portal.ComesAsync(other);

        Assert.Equal(["contact1", "contact2"], portal.Told.Select(told => told.ContactId));
        Assert.Equal((2, 1), (await portal.ReceiptsAsync(), portal.Counts.Of(WebhookFate.Repeated)));
    }

    [Fact]
    public async Task Which_have_come_is_remembered_for_a_day()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        await portal.ComesAsync(portal.Body("InboundMessage"));

        portal.Clock.Advance(TimeSpan.FromHours(23));
        await portal.ComesAsync(portal.Body("InboundMessage"));
        Assert.Equal(2, await portal.ReceiptsAsync());
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.ComesAsync(portal.Body("InboundMessage"));

        Assert.Equal(2, await portal.ReceiptsAsync());
    }
}

[StoredIn(StorageProvider.Postgres)]
public sealed class WebhookOnceOnPostgresTests : WebhookOnceTests;
