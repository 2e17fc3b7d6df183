using Portal.Services.Connections;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Webhooks;

/// <summary>That the app was uninstalled in HighLevel is the one thing that is believed without reading.</summary>
public class UninstallTests
{
    [Fact]
    public async Task A_removed_app_is_said_of_its_connection_and_in_the_audit()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        await portal.ConnectAsync();
        var before = (await portal.ConnectionAsync()).Version;
        portal.Clock.Advance(TimeSpan.FromHours(1));

        await portal.ComesAsync(portal.Body("UNINSTALL"));

        var connection = await portal.ConnectionAsync();
        Assert.Equal((ConnectionState.Uninstalled, null), (connection.State, connection.RenewAt));
        Assert.NotEqual(before, connection.Version); // a renewal that was under way stores nothing
        Assert.Equal([new(Some.Location, null, ServiceNewsKind.Connection)], portal.Told); // which wakes the open pages
        var entry = Assert.Single(await portal.AuditAsync());
        Assert.Equal(("uninstalled", Some.Location, "The portal’s app was uninstalled from Harbour Dental in HighLevel."), (entry.Action, entry.LocationId, entry.Detail));
    }

    [Fact]
    public async Task Removed_from_the_company_it_is_removed_from_what_is_connected_through_it()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        await portal.ConnectAsync(company: "company1");

        await portal.ComesAsync(portal.Body("UNINSTALL", ("locationId", null), ("companyId", "company2")));
        Assert.Equal(ConnectionState.Working, (await portal.ConnectionAsync()).State);
        await portal.ComesAsync(portal.Body("UNINSTALL", ("locationId", null), ("companyId", "company1")));

        Assert.Equal(ConnectionState.Uninstalled, (await portal.ConnectionAsync()).State);
    }

    [Fact]
    public async Task A_private_integration_and_a_later_connection_stay()
    {
        await using var portal = await WebhooksFixture.CreateAsync();
        await portal.ConnectAsync(TokenSource.PrivateIntegration);
        await portal.ComesAsync(portal.Body("UNINSTALL"));
        Assert.Equal(ConnectionState.Working, (await portal.ConnectionAsync()).State);

        var late = portal.Body("UNINSTALL");
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.ConnectAsync();
        await portal.ComesAsync(late);

        Assert.Equal(ConnectionState.Working, (await portal.ConnectionAsync()).State);
        Assert.Empty(await portal.AuditAsync());
    }
}

[StoredIn(StorageProvider.Postgres)]
public sealed class UninstallOnPostgresTests : UninstallTests;
