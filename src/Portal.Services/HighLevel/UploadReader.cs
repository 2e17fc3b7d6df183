using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class UploadReader
{
    /// <summary>The documented map from file name to address, or a list of addresses or of objects that hold one. Null without an address.</summary>
    public static ServiceUpload? One(JsonElement root, string fileName)
    {
        var answer = root.Unwrapped("data");
        return Address(answer.Child("uploadedFiles") ?? answer.Child("urls") ?? answer, fileName) is { } url ? new ServiceUpload(fileName, url) : null;
    }

    private static Uri? Address(JsonElement files, string fileName) => files.ValueKind switch
    {
        JsonValueKind.Object => Parse(files.Text(fileName) ?? files.Text("url") ?? First(files.EnumerateObject().Select(file => file.Value))),
        JsonValueKind.Array => Parse(First(files.EnumerateArray())),
        _ => null,
    };

    private static string? First(IEnumerable<JsonElement> values) => values
        .Select(value => value.ValueKind == JsonValueKind.Object ? value.Text("url") : value.ValueKind == JsonValueKind.String ? value.GetString() : null)
        .FirstOrDefault(text => Parse(text) is not null);

    private static Uri? Parse(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp) ? url : null;
}
