using System.Diagnostics;
using System.Text.Json.Nodes;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox;

/// <summary>HighLevel's own SDK from npm (<c>@gohighlevel/api-client</c>), run once through each call that the portal makes.</summary>
internal static class OfficialSdk
{
    public static async Task<JsonNode> RunAsync(Uri service, JsonObject questions)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "tools"),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "highlevel-sdk.mjs", service.ToString() },
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        var (answer, errors) = (node.StandardOutput.ReadToEndAsync(limit.Token), node.StandardError.ReadToEndAsync(limit.Token));
        await node.StandardInput.WriteAsync(questions.ToJsonString());
        node.StandardInput.Close();
        try
        {
            return JsonNode.Parse(await answer) ?? throw new InvalidOperationException($"The SDK said nothing; was npm ci run in tests/tools? {await errors}");
        }
        finally
        {
            if (!node.HasExited)
            {
                node.Kill(entireProcessTree: true);
            }
        }
    }
}
