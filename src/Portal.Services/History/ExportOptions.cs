using Microsoft.Extensions.Options;

namespace Portal.Services.History;

public sealed class ExportOptions
{
    public const string Section = "Export";

    private const int Million = 1_000_000;
    private const int Month = 31 * 24;

    /// <summary>More messages than this are not given away at once.</summary>
    public int MostRows { get; set; } = 50_000;

    /// <summary>More than this are written behind the pages; the others come while one waits.</summary>
    public int DirectRows { get; set; } = 10_000;

    /// <summary>Where files lie that are written behind the pages; a relative path starts at the content root. Null for a folder beside the SQLite file.</summary>
    public string? Directory { get; set; }

    /// <summary>For how long they lie there.</summary>
    public int KeepHours { get; set; } = 24;

    internal sealed class Validator : IValidateOptions<ExportOptions>
    {
        public ValidateOptionsResult Validate(string? name, ExportOptions options)
        {
            List<string> wrong =
            [
                .. Bound(nameof(MostRows), options.MostRows, 1, Million),
                .. Bound(nameof(DirectRows), options.DirectRows, 0, Million),
                .. Bound(nameof(KeepHours), options.KeepHours, 1, Month),
                .. options.Directory is { } folder && string.IsNullOrWhiteSpace(folder) ? [$"{Section}:{nameof(Directory)} is empty. Name a folder, or leave the key out."] : Array.Empty<string>(),
            ];
            return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
        }

        private static IEnumerable<string> Bound(string key, int value, int least, int most) =>
            value < least || value > most ? [string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Section}:{key} must be between {least} and {most}.")] : [];
    }
}
