using System.Globalization;
using Portal.Services.Exports;

namespace Portal.Web.Features.Exports;

/// <summary>How a file of each format is called, and what browsers are told of it.</summary>
internal static class ExportFile
{
    public static string KeyOf(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "csv",
        ExportFormat.JsonLines => "jsonl",
        ExportFormat.Evidence => "zip",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This format has no name."),
    };

    /// <summary>Of a part of an address; CSV where it names no other.</summary>
    public static ExportFormat FormatOf(string? key) => key == KeyOf(ExportFormat.JsonLines) ? ExportFormat.JsonLines : ExportFormat.Csv;

    public static string MediaTypeOf(ExportFormat format) => format switch
    {
        ExportFormat.Csv => "text/csv; charset=utf-8",
        ExportFormat.Evidence => "application/zip",
        _ => "application/x-ndjson; charset=utf-8",
    };

    /// <summary><paramref name="at"/> on the viewer's wall.</summary>
    public static string NameOf(ExportFormat format, DateTime at) => string.Create(CultureInfo.InvariantCulture, $"{(format is ExportFormat.Evidence ? "evidence" : "history")}-{at:yyyy-MM-dd-HHmm}.{KeyOf(format)}");
}
