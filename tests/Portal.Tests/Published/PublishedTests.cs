using Portal.Tests.Journeys;
using Portal.Tests.Support;

namespace Portal.Tests.Published;

[Collection(OneAtATime.Pages)]
public sealed class PublishedTests(Browser browser) : IClassFixture<Browser>
{
    private const int MostBytes = 200_000;

    [Fact]
    public void A_release_contains_no_sandbox() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "artifacts", "portal"), "*", SearchOption.AllDirectories),
            path => Path.GetFileName(path).Contains("Sandbox", StringComparison.OrdinalIgnoreCase) || path.EndsWith("appsettings.Development.json", StringComparison.Ordinal));

    [Fact]
    public async Task A_release_refuses_to_start_with_the_sandbox()
    {
        var (code, said) = await PublishedPortal.TryStartAsync(new Dictionary<string, string> { ["Sandbox__Enabled"] = "true" });

        Assert.NotEqual(0, code);
        Assert.Contains("Sandbox:Enabled", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_settings_stop_the_start_with_one_line_each()
    {
        var (code, said) = await PublishedPortal.TryStartAsync(new Dictionary<string, string>
        {
            ["SignIn__Authority"] = "not an address",
            ["HighLevel__TimeoutSeconds"] = "-1",
            ["Storage__Path"] = string.Empty,
        });

        Assert.NotEqual(0, code);
        Assert.All(["SignIn:Authority", "HighLevel:TimeoutSeconds", "Storage:Path"], key => Assert.Single(said.Split('\n'), line => line.Contains(key, StringComparison.Ordinal)));
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_use_is_light_on_the_wire()
    {
        await using var portal = await PublishedPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        var wire = WireCount.Of(page, portal.Address);

        await page.SignInAsync("Staff of Harbour Dental");
        await page.GetByRole(Microsoft.Playwright.AriaRole.List, new() { Name = "Contacts" }).GetByRole(Microsoft.Playwright.AriaRole.Listitem).First.WaitForAsync();
        await page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);

        Assert.InRange(wire.Bytes, 10_000, MostBytes);
        TestContext.Current.SendDiagnosticMessage($"{wire.Bytes} bytes over the wire to first use");
    }
}
