using System.Diagnostics;
using Portal.Tests.Support;

namespace Portal.Bench;

internal static class Publishing
{
    /// <summary>Publishes the portal to artifacts/portal; builds only what is missing or older than its sources.</summary>
    public static async Task RunAsync(CancellationToken cancellationToken)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "portal");
        using var publish = Process.Start(new ProcessStartInfo("dotnet", ["publish", "src/Portal.Web", "-c", "Release", "-v", "quiet", "--nologo", "-o", folder])
        {
            WorkingDirectory = Repository.Root,
        }) ?? throw new InvalidOperationException("dotnet did not start.");
        await publish.WaitForExitAsync(cancellationToken);
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException("The portal could not be published.");
        }
    }
}
