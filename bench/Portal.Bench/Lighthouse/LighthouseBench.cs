using System.Globalization;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Bench.Lighthouse;

/// <summary>Lighthouse's performance score of the first page that strangers see and of the one that people work in.</summary>
internal static class LighthouseBench
{
    public const string Command = "lighthouse";

    private const int Runs = 5;

    public static async Task<IReadOnlyList<Table>> RunAsync(Stand stand, CancellationToken cancellationToken)
    {
        var conversation = $"/conversations/{SandboxContacts.AnaRuiz}";
        List<object[]> rows =
        [
            .. await RowsAsync(new Uri(stand.Address, "/sign-in"), _ => Task.FromResult<IReadOnlyList<BrowserContextCookiesResult>>([]), cancellationToken),
            .. await RowsAsync(new Uri(stand.Address, conversation), device => SessionAsync(stand, conversation, device), cancellationToken),
        ];
        return [new Table($"Lighthouse, performance (median of {Runs} runs; ms)", ["Page", "Device", "Score", "Lowest", "FCP", "LCP", "Speed index", "TBT", "CLS", "Machine index"], rows)];
    }

    // The browser keeps how wide its screen is beside the session: a phone signs in on a phone's screen.
    private static async Task<IReadOnlyList<BrowserContextCookiesResult>> SessionAsync(Stand stand, string path, Device device)
    {
        var page = await stand.SignInAsync(path, device is Device.Mobile ? Screen.Narrow : Screen.Wide);
        var cookies = await page.Context.CookiesAsync([stand.Address.ToString()]);
        await page.Context.CloseAsync();
        return cookies;
    }

    private static async Task<List<object[]>> RowsAsync(Uri address, Func<Device, Task<IReadOnlyList<BrowserContextCookiesResult>>> cookies, CancellationToken cancellationToken)
    {
        List<object[]> rows = [];
        foreach (var device in Enum.GetValues<Device>())
        {
            await using var chromium = await DebuggedChromium.StartAsync(await cookies(device), cancellationToken);
            rows.Add(await RowAsync(new LighthouseRun(address, device, chromium.Port), cancellationToken));
        }

        return rows;
    }

    private static async Task<object[]> RowAsync(LighthouseRun run, CancellationToken cancellationToken)
    {
        List<LighthouseScore> scores = [];
        for (var i = 0; i < Runs; i++)
        {
            scores.Add(await run.RunAsync(cancellationToken));
        }

        double Middle(Func<LighthouseScore, double> of) => Math.Round(scores.Select(of).ToArray().Median(), 3);
        return
        [
            run.Address.AbsolutePath, run.Device.ToString().ToLower(CultureInfo.InvariantCulture), Middle(s => s.Score), scores.Min(s => s.Score),
            Middle(s => s.FirstPaint), Middle(s => s.LargestPaint), Middle(s => s.SpeedIndex), Middle(s => s.BlockingTime), Middle(s => s.LayoutShift), Middle(s => s.MachineIndex),
        ];
    }
}
