using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Webhooks;

/// <summary>HighLevel tells that a message has left: what became of it is asked now, and not when its turn comes.</summary>
public class EarlierCheckTests
{
    [Fact]
    public async Task Ours_is_asked_about_at_once_and_no_other()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        var later = portal.Clock.Now.AddHours(1);
        var (ours, other, elsewhere) = (await portal.SentAsync("m1", later), await portal.SentAsync("m2", later), await portal.SentAsync("m1", later, Some.OtherLocation));

        await portal.ComesAsync(portal.Body("OutboundMessage", ("messageId", "m1")));

        Assert.Equal(portal.Clock.Now, await portal.CheckAtAsync(ours));
        Assert.Equal((later, later), (await portal.CheckAtAsync(other), await portal.CheckAtAsync(elsewhere)));
    }

    [Fact]
    public async Task What_is_known_to_its_end_or_asked_about_already_stays_as_it_is()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        var earlier = portal.Clock.Now.AddMinutes(-1);
        var (ended, waiting) = (await portal.SentAsync("m1", null), await portal.SentAsync("m2", earlier));

        await portal.ComesAsync(portal.Body("OutboundMessage", ("messageId", "m1")));
        await portal.ComesAsync(portal.Body("OutboundMessage", ("messageId", "m2")));

        Assert.Equal((null, earlier), (await portal.CheckAtAsync(ended), await portal.CheckAtAsync(waiting)));
    }
}

[StoredIn(StorageProvider.Postgres)]
public sealed class EarlierCheckOnPostgresTests : EarlierCheckTests;
