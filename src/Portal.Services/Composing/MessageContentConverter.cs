using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Portal.Services.Composing;

/// <summary>Content is stored as one JSON text: it is always read and written whole.</summary>
internal sealed class MessageContentConverter() : ValueConverter<MessageContent, string>(
    content => JsonSerializer.Serialize(content, JsonSerializerOptions.Web),
    json => JsonSerializer.Deserialize<MessageContent>(json, JsonSerializerOptions.Web)!);
