using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Portal.Bench;

/// <summary>Prints the figures as Markdown, and keeps them as JSON where that is wanted.</summary>
internal static class Report
{
    public static async Task WriteAsync(IReadOnlyList<Table> tables, string? json)
    {
        var machine = $"{Environment.ProcessorCount} cores, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";
        foreach (var table in tables)
        {
            Console.WriteLine(table.ToMarkdown());
        }

        Console.WriteLine(machine);
        if (json is not null)
        {
            await File.WriteAllTextAsync(json, new JsonObject
            {
                ["at"] = TimeProvider.System.GetUtcNow(),
                ["machine"] = machine,
                ["tables"] = new JsonArray([.. tables.Select(t => t.ToJson())]),
            }.ToString());
        }
    }
}
