namespace Portal.Services.Exports;

/// <summary>How messages are written into a file. <c>docs/export.md</c> has the shape of each.</summary>
public enum ExportFormat
{
    /// <summary>For spreadsheets.</summary>
    Csv,

    /// <summary>One JSON object a line, for programs.</summary>
    JsonLines,

    /// <summary>A ZIP file about one contact or person: every message with its life, hashes, and a page to print.</summary>
    Evidence,
}
