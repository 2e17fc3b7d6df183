using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Services.Composing;

/// <summary>Content is stored as one JSON text: it is always read and written whole.</summary>
internal sealed class MessageContentConverter() : ValueConverter<MessageContent, string>(content => Write(content), json => Read(json))
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, IgnoreReadOnlyProperties = true };

    public static string Write(MessageContent content) => JsonSerializer.Serialize(content, Options);

    public static MessageContent Read(string json) => JsonSerializer.Deserialize<MessageContent>(json, Options) ?? MessageContent.Empty;
}
