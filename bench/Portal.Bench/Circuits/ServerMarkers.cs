using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Bench.Circuits;

/// <summary>What a page that came over HTTP says about the components that want a circuit.</summary>
/// <param name="Operations">The order to begin them, as the browser's script gives it.</param>
/// <param name="State">What they were given for their beginning, or empty.</param>
internal sealed partial record ServerMarkers(string Operations, string State)
{
    public static ServerMarkers In(string page)
    {
        var markers = Marker().Matches(page).Select(match => JsonNode.Parse(match.Groups[1].Value))
            .OfType<JsonObject>().Where(marker => (string?)marker["type"] == "server" && marker.ContainsKey("descriptor")).ToList();
        var operations = markers.Select((marker, index) => new JsonObject { ["type"] = "add", ["ssrComponentId"] = index + 1, ["marker"] = marker.DeepClone() });
        var batch = new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. operations]) };
        return new ServerMarkers(batch.ToJsonString(), ServerState().Match(page).Groups[1].Value);
    }

    [GeneratedRegex("<!--Blazor:({.*?})-->", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex ServerState();
}
