using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class TemplateReader
{
    public static ServiceTemplatePage? Page(JsonElement root)
    {
        if (root.List("templates") is not { } rows)
        {
            return null;
        }

        ServiceTemplate[] templates = [.. ((JsonElement?)rows).Items().Select(Row).OfType<ServiceTemplate>()];
        var total = Math.Max(root.Count("totalCount"), root.Count("total"));
        var nested = root.Unwrapped("templates", "data");
        return new ServiceTemplatePage(templates, Math.Max(Math.Max(total, nested.Count("totalCount")), templates.Length));
    }

    private static ServiceTemplate? Row(JsonElement row)
    {
        var content = row.Object("template") ?? row;
        return row.Text("id", "_id") is { } id
            ? new ServiceTemplate
            {
                Id = id,
                Name = row.Text("name", "title"),
                Type = row.Text("type")?.ToLowerInvariant(),
                LocationId = row.Text("locationId", "originId"),
                DateAdded = row.Time("dateAdded") ?? row.Time("createdAt"),
                Body = content.Text("body", "text"),
                Subject = content.Text("subject"),
                Html = content.Text("html"),
                Attachments = [.. Addresses(content.Child("attachments")).Concat(Addresses(row.Child("urlAttachments"))).Distinct(StringComparer.Ordinal)],
            }
            : null;
    }

    // The documents show lists inside the list.
    private static IEnumerable<string> Addresses(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().SelectMany(item => Addresses(item)),
        { ValueKind: JsonValueKind.Object } file when file.Text("url", "link") is { } url => [url],
        { ValueKind: JsonValueKind.String } text when !string.IsNullOrWhiteSpace(text.GetString()) => [text.GetString()!],
        _ => [],
    };
}
