using System.Globalization;
using Microsoft.Playwright;
using Portal.Sandbox;

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
            .. await RowsAsync(new Uri(stand.Address, "/sign-in"), [], cancellationToken),
            .. await RowsAsync(new Uri(stand.Address, conversation), await SessionAsync(stand, conversation), cancellationToken),
        ];
        return [new Table($"Lighthouse, performance (median of {Runs} runs; ms)", ["Page", "Device", "Score", "Lowest", "FCP", "LCP", "Speed index", "TBT", "CLS", "Machine index"], rows)];
    }

    private static async Task<IReadOnlyList<BrowserContextCookiesResult>> SessionAsync(Stand stand, string path)
    {
        var page = await stand.SignInAsync(path);
        var cookies = await page.Context.CookiesAsync([stand.Address.ToString()]);
        await page.Context.CloseAsync();
        return cookies;
    }

    private static async Task<List<object[]>> RowsAsync(Uri address, IReadOnlyList<BrowserContextCookiesResult> cookies, CancellationToken cancellationToken)
    {
        await using var chromium = await DebuggedChromium.StartAsync(cookies, cancellationToken);
        List<object[]> rows = [];
        foreach (var device in Enum.GetValues<Device>())
        {
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
