using Portal.Services.Composing;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>What an administrator changes on one of several portals holds on the others, even where their connection was broken.</summary>
public sealed class SettingsBetweenNodesTests : IAsyncLifetime
{
    private readonly FakeHighLevel _service = new();
    private PostgresTestDatabase? _store;

    private PostgresTestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await PostgresTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task What_is_changed_on_one_portal_holds_on_the_other_within_a_moment()
    {
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await using var second = await NodeUnderTest.StartAsync(Store, _service);
        var heard = 0;
        second.Of<SettingsChanges>().Changed += change => heard += change.LocationId == Some.Location ? 1 : 0;

        await SaveAsync(first, values => values with { Name = "Harbour Dental Care", TimeZone = "America/New_York", Channels = ["SMS"], QuietHours = "22:00-07:00" });

        await Eventually.BeTrueAsync(() => NameOn(second) == "Harbour Dental Care");
        var known = second.Of<KnownSubAccounts>();
        Assert.Equal("America/New_York", known.Find(Some.Location)?.TimeZone);
        Assert.Equal([Channel.Sms], known.RulesOf(Some.Location).Offered);
        Assert.Equal(QuietHours.Find("22:00-07:00"), known.RulesOf(Some.Location).QuietHours.On(Channel.Sms));
        await Eventually.BeTrueAsync(() => heard == 1); // pages that are open there are told
        await SaveAsync(second, values => values with { Name = "Harbour" });
        await Eventually.BeTrueAsync(() => NameOn(first) == "Harbour");
    }

    [Fact]
    public async Task Who_has_not_heard_of_a_change_yet_does_not_overwrite_it()
    {
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await using var second = await NodeUnderTest.StartAsync(Store, _service);
        var seen = await second.Of<SettingsService>().LookAsync(SettingsUnderTest.Ingrid, Token) ?? throw new InvalidOperationException("Not allowed.");

        await SaveAsync(first, values => values with { Name = "First" });

        var late = await second.Of<SettingsService>().SaveAsync(SettingsUnderTest.Ingrid, SettingsUnderTest.Edit(seen, values => values with { Name = "Second" }), Token);
        Assert.Equal("First", Assert.IsType<SettingsSaving.ChangedMeanwhile>(late).Now.Values.Name);
    }

    [Fact]
    public async Task What_was_changed_while_the_connection_was_broken_is_found_when_it_is_back()
    {
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await using var second = await NodeUnderTest.StartAsync(Store, _service);

        await second.BreakConnectionsAsync();
        await SaveAsync(first, values => values with { Name = "Harbour" });

        await Eventually.BeTrueAsync(() => NameOn(second) == "Harbour");
    }

    [Fact]
    public async Task A_portal_that_starts_later_goes_by_what_was_changed_before()
    {
        await using var first = await NodeUnderTest.StartAsync(Store, _service);
        await SaveAsync(first, values => values with { Name = "Harbour" });

        await using var second = await NodeUnderTest.StartAsync(Store, _service);

        Assert.Equal("Harbour", NameOn(second));
    }

    private static string NameOn(NodeUnderTest node) => node.Of<KnownSubAccounts>().NameOf(Some.Location);

    private static async Task SaveAsync(NodeUnderTest node, Func<SettingValues, SettingValues> change)
    {
        var service = node.Of<SettingsService>();
        var holds = await service.LookAsync(SettingsUnderTest.Ingrid, Token) ?? throw new InvalidOperationException("Not allowed.");
        Assert.IsType<SettingsSaving.Saved>(await service.SaveAsync(SettingsUnderTest.Ingrid, SettingsUnderTest.Edit(holds, change), Token));
    }
}
