using System.Text.Json.Nodes;

namespace Portal.Bench.Lighthouse;

/// <summary>The score from 0 to 100 and what it is made of; times in milliseconds.</summary>
/// <param name="MachineIndex">Lighthouse's measure of how fast the machine was just then; it falls when others work on it too, and the score with it.</param>
internal sealed record LighthouseScore(double Score, double FirstPaint, double LargestPaint, double SpeedIndex, double BlockingTime, double LayoutShift, double MachineIndex)
{
    /// <summary>Reads Lighthouse's own report, which has to be about this address.</summary>
    public static LighthouseScore Read(string report, Uri address)
    {
        var json = JsonNode.Parse(report) ?? throw new FormatException("Lighthouse wrote no report.");
        if (json["finalDisplayedUrl"]?.GetValue<string>() is var shown && shown != address.ToString())
        {
            throw new InvalidOperationException($"Lighthouse was led from {address} to {shown}.");
        }

        if (json["audits"]?["network-requests"]?.ToJsonString().Contains("/sign-in?returnUrl", StringComparison.Ordinal) is true)
        {
            throw new InvalidOperationException($"The session did not hold while Lighthouse looked at {address}.");
        }

        double Audit(string id) => json["audits"]?[id]?["numericValue"]?.GetValue<double>() ?? throw new FormatException($"Lighthouse could not measure {id}.");
        var score = json["categories"]?["performance"]?["score"]?.GetValue<double>() ?? throw new FormatException($"Lighthouse gave no score: {json["runtimeError"]?["message"]}");
        return new(
            Math.Round(score * 100),
            Audit("first-contentful-paint"),
            Audit("largest-contentful-paint"),
            Audit("speed-index"),
            Audit("total-blocking-time"),
            Audit("cumulative-layout-shift"),
            json["environment"]?["benchmarkIndex"]?.GetValue<double>() ?? 0);
    }
}
