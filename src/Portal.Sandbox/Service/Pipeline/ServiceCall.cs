using System.Text.Json;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Pipeline;

/// <summary>A request that has passed the door: whose it is, and what it says.</summary>
internal sealed record ServiceCall(HttpContext Context, string Token, Grant Grant, RequestBody Body)
{
    public bool IsPrivateIntegration => Token.StartsWith("pit-", StringComparison.Ordinal);

    public bool IsVersion3 => Context.Request.Headers["Version"] == "v3";

    public string Route(string name) => Context.Request.RouteValues[name] as string ?? string.Empty;

    public string? Query(string name) => Context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public bool Allows(SubAccount subAccount) => Grant.Locations.Contains(subAccount.Id, StringComparer.Ordinal);
}

/// <summary>The bytes of a request as text, and as JSON if they were announced as JSON and are an object of it; or its form.</summary>
internal sealed record RequestBody(string Text, JsonElement? Json)
{
    /// <summary>Of a multipart request; it has no text then.</summary>
    public IFormCollection? Form { get; init; }

    /// <summary>More than any request may have.</summary>
    public bool IsTooLong { get; init; }

    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.HasFormContentType)
        {
            return await ReadFormAsync(request, cancellationToken);
        }

        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(cancellationToken);
        return new RequestBody(text, request.HasJsonContentType() ? Parse(text) : null);
    }

    public string? String(string name) =>
        Form is { } form ? form[name] is [{ } field, ..] ? field : null
        : Json is { } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public int? Int(string name) =>
        Json is { } json && json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    private static async Task<RequestBody> ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = new RequestBody(string.Empty, null);
        try
        {
            return body with { Form = await request.ReadFormAsync(cancellationToken) };
        }
        catch (BadHttpRequestException exception)
        {
            return body with { IsTooLong = exception.StatusCode == StatusCodes.Status413PayloadTooLarge };
        }
        catch (InvalidDataException)
        {
            return body;
        }
    }

    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
