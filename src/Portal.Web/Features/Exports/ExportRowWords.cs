using System.Globalization;
using Portal.Services.Exports;

namespace Portal.Web.Features.Exports;

/// <summary>What stands in the list of exports, in words.</summary>
internal static class ExportRowWords
{
    public static string Messages(int count) => count == 1 ? "1 message" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} messages");

    public static string Format(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "CSV",
        ExportFormat.JsonLines => "JSON lines",
        ExportFormat.Evidence => "Evidence pack",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This format has no words."),
    };

    public static string State(ExportJob job) => job.State switch
    {
        ExportState.Waiting => $"Waiting for its turn: {Messages(job.Total)}",
        ExportState.Running => string.Create(CultureInfo.InvariantCulture, $"{job.Rows:N0} of {Messages(job.Total)} written"),
        ExportState.Ready => string.Create(CultureInfo.InvariantCulture, $"Ready: {Messages(job.Rows)}, {Size(job.Bytes)}"),
        ExportState.Failed => job.Problem ?? "It could not be written.",
        ExportState.Cancelled => "Cancelled. Nothing of it was kept.",
        _ => throw new ArgumentOutOfRangeException(nameof(job), job.State, "This state has no words."),
    };

    public static string Kept(int hours) => hours == 24 ? "a day" : hours == 1 ? "an hour" : string.Create(CultureInfo.InvariantCulture, $"{hours} hours");

    public static double Percent(ExportJob job) => job.Total == 0 ? 0 : 100.0 * job.Rows / job.Total;

    private static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(bytes / 1000.0):N0} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:N1} MB"),
    };
}
