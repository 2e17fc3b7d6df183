using System.Diagnostics;
using Portal.Tests.Support;

namespace Portal.Bench.Lighthouse;

internal enum Device
{
    /// <summary>Lighthouse's own default: a phone of the middle class on a slow network.</summary>
    Mobile,

    Desktop,
}

/// <summary>Runs Lighthouse, as tests/tools installs it, on one page; its last report of each page lies in artifacts/lighthouse.</summary>
/// <param name="Port">Where a Chromium listens for its debugger.</param>
internal sealed record LighthouseRun(Uri Address, Device Device, int Port)
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
            await KeepAsync(report);
            return LighthouseScore.Read(report, Address);
        }
        finally
        {
            node.Kill(entireProcessTree: true);
        }
    }

    private async Task KeepAsync(string report)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "lighthouse"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{Address.AbsolutePath.Trim('/').Replace('/', '-')}-{Device}.json"), report, CancellationToken.None);
    }

    private ProcessStartInfo Start() =>
        new("node", [Path.Combine(Repository.Root, "tests/tools/node_modules/lighthouse/cli/index.js"), Address.ToString(), .. Options()])
        {
            RedirectStandardOutput = true,
        };

    private IEnumerable<string> Options()
    {
        yield return "--quiet";
        yield return "--only-categories=performance";
        yield return "--output=json";
        yield return $"--port={Port}";
        if (Device is Device.Desktop)
        {
            yield return "--preset=desktop";
        }
    }
}
