using System.ComponentModel.DataAnnotations;

namespace Portal.Services.History;

public sealed class ExportOptions
{
    public const string Section = "Export";

    /// <summary>More messages than this are not given away at once.</summary>
    [Range(1, 1_000_000)] public int MostRows { get; set; } = 50_000;
}
