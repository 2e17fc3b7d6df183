using System.Text.Json.Serialization;

namespace Portal.Services.Composing;

/// <summary>A file that goes with a message, by its address.</summary>
public sealed record Attachment
{
    public required string Url { get; init; }
    public required string Name { get; init; }

    /// <summary>Bytes; null for one that was given by its address.</summary>
    public long? Size { get; init; }

    /// <summary>What the content is, and not what its name says; null for one that was given by its address.</summary>
    [JsonConverter(typeof(JsonStringEnumConverter<FileKind>))]
    public FileKind? Kind { get; init; }

    /// <summary>Uploaded by the portal, so that its address is the service's own.</summary>
    public bool IsUploaded { get; init; }

    public override string ToString() => "attachment"; // never an address in a log
}
