using Portal.Services.Connections;
using static Portal.Tests.Webhooks.WebhooksFixture;

namespace Portal.Tests.Webhooks;

/// <summary>That the app was installed is a reason to ask HighLevel, and not believed.</summary>
public sealed class InstallTests
{
    [Fact]
    public async Task A_paused_sub_account_is_asked_for_at_once_when_its_app_is_installed_again()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        await portal.ConnectAsync();
        await portal.Vault.MarkAsync(await portal.ConnectionAsync(), ConnectionState.Paused, portal.Clock.Now.AddMinutes(10), Stop);

        await portal.ComesAsync(portal.Body("INSTALL"));

        Assert.Equal((ConnectionState.Working, "access-1"), ((await portal.ConnectionAsync()).State, (await portal.ConnectionAsync()).AccessToken));
    }

    [Fact]
    public async Task Of_a_connection_that_works_nothing_is_asked()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        await portal.ConnectAsync();

        await portal.ComesAsync(portal.Body("INSTALL"));

        Assert.Empty(portal.Marketplace.Used);
    }
}
