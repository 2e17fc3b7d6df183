using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Journeys;
using Portal.Tests.Support;

namespace Portal.Bench.Pages;

/// <summary>What the first use costs a browser that knows nothing yet: sign-in and a conversation, until <em>Write</em> can be pressed, and everything they load.</summary>
internal static class FirstUse
{
    private const int MostKilobytes = 200;

    public static async Task<Table> WeighAsync(Stand stand)
    {
        var page = await stand.OpenAsync();
        var wire = WireCount.Of(page, stand.Address);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Write", Exact = true })).ToBeEnabledAsync(new() { Timeout = 30_000 });
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await page.Context.CloseAsync();
        return new Table("On the wire to first use (KB of 1,000 bytes)", ["Part", "KB"], [
            ["pages, styles, scripts", wire.Bytes / 1000.0],
            ["messages of the circuit, before their compression", wire.CircuitBytes / 1000.0],
            ["limit", MostKilobytes],
        ]);
    }
}
