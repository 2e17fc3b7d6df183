using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Portal.Bench;

/// <summary>Figures with their names. A cell is a text, a whole number, or a number that is shown with at most two decimals.</summary>
internal sealed record Table(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object>> Rows)
{
    public string ToMarkdown()
    {
        var text = new StringBuilder().Append("### ").AppendLine(Title).AppendLine();
        AppendLine(text, Columns);
        AppendLine(text, Columns.Select(_ => "---"));
        foreach (var row in Rows)
        {
            AppendLine(text, row.Select(Shown));
        }

        return text.ToString();
    }

    public JsonObject ToJson() => new()
    {
        ["title"] = Title,
        ["rows"] = new JsonArray([.. Rows.Select(row => new JsonObject(Columns.Zip(row, (column, cell) => KeyValuePair.Create(column, JsonValue.Create(cell) as JsonNode))))]),
    };

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) => text.Append("| ").AppendJoin(" | ", cells).AppendLine(" |");

    private static string Shown(object cell) => cell is double number ? number.ToString("0.##", CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{cell}");
}
