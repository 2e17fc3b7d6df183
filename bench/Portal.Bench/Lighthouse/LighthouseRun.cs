using System.Diagnostics;
using System.Text.Json;
using Portal.Tests.Support;

namespace Portal.Bench.Lighthouse;

internal enum Device
{
    /// <summary>Lighthouse's own default: a phone of the middle class on a slow network.</summary>
    Mobile,

    Desktop,
}

/// <summary>Runs Lighthouse, as tests/tools installs it, on one page.</summary>
/// <param name="Cookies">Those of a session, or null for a stranger.</param>
internal sealed record LighthouseRun(Uri Address, Device Device, string? Cookies)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public async Task<LighthouseScore> RunAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var node = Process.Start(Start()) ?? throw new InvalidOperationException("node did not start.");
        try
        {
            var report = await node.StandardOutput.ReadToEndAsync(limit.Token);
            await node.WaitForExitAsync(limit.Token);
            return LighthouseScore.Read(report);
        }
        finally
        {
            node.Kill(entireProcessTree: true);
        }
    }

    private ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests/tools/node_modules/lighthouse/cli/index.js"), Address.ToString(), .. Options()])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["CHROME_PATH"] = "/usr/bin/chromium";
        return start;
    }

    private IEnumerable<string> Options()
    {
        yield return "--quiet";
        yield return "--only-categories=performance";
        yield return "--output=json";
        yield return "--chrome-flags=--headless=new --no-sandbox --disable-gpu";
        if (Device is Device.Desktop)
        {
            yield return "--preset=desktop";
        }

        if (Cookies is not null)
        {
            yield return $"--extra-headers={JsonSerializer.Serialize(new { Cookie = Cookies })}";
        }
    }
}
