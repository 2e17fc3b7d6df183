using System.Text.Json.Serialization;

namespace Portal.Services.HighLevel;

/// <summary>The body of <c>POST /contacts/search</c>.</summary>
internal sealed record ContactSearchBody(
    [property: JsonPropertyName("locationId")] string LocationId,
    [property: JsonPropertyName("pageLimit")] int PageLimit,
    [property: JsonPropertyName("page")] int Page,
    [property: JsonPropertyName("query")] string? Query)
{
    private const int LongestQuery = 75;

    public static ContactSearchBody Of(ContactQuery query) => new(query.LocationId, Math.Clamp(query.Limit, 1, 100), 1, Shortened(query.Text?.Trim()));

    private static string? Shortened(string? text) => text switch
    {
        null or "" => null,
        { Length: <= LongestQuery } => text,
        _ => text[..(char.IsHighSurrogate(text[LongestQuery - 1]) ? LongestQuery - 1 : LongestQuery)],
    };
}

/// <summary>The body of <c>PUT /conversations/{id}</c>.</summary>
internal sealed record ConversationBody(
    [property: JsonPropertyName("locationId")] string LocationId,
    [property: JsonPropertyName("unreadCount")] int? UnreadCount,
    [property: JsonPropertyName("starred")] bool? Starred);

/// <summary>The body of <c>PUT /contacts/{id}</c>. Nobody is a null that is written: what is left out stays as it is.</summary>
internal sealed record AssignmentBody([property: JsonPropertyName("assignedTo"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? AssignedTo);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendMessageRequest))]
[JsonSerializable(typeof(ContactSearchBody))]
[JsonSerializable(typeof(ConversationBody))]
[JsonSerializable(typeof(AssignmentBody))]
internal sealed partial class ServiceBodies : JsonSerializerContext;
