using System.Text.Encodings.Web;
using System.Text.Json;

namespace Portal.Services.Exports;

/// <summary>What an evidence pack is about, who made it and when, and what is in it.</summary>
internal sealed record EvidenceManifest
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public required string LocationId { get; init; }
    public required string SubAccount { get; init; }

    /// <summary>As the person who asked for it reads it.</summary>
    public required string Title { get; init; }

    /// <summary>JSON: what was asked for.</summary>
    public required string Query { get; init; }
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }
    public required DateTime MadeAt { get; init; }
    public required int Count { get; init; }

    public byte[] Write(IReadOnlyList<PackedFile> files)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Form))
        {
            json.WriteStartObject();
            json.WriteString("what", "Evidence pack");
            json.WriteNumber("version", 1);
            json.WriteStartObject("subAccount");
            json.WriteString("id", LocationId);
            json.WriteString("name", SubAccount);
            json.WriteEndObject();
            json.WriteString("about", Title);
            json.WritePropertyName("filter");
            json.WriteRawValue(Query);
            json.WriteStartObject("madeBy");
            json.WriteString("id", PersonId);
            json.WriteString("name", PersonName);
            json.WriteEndObject();
            json.WriteString("askedAt", MessageJson.Utc(AskedAt));
            json.WriteString("madeAt", MessageJson.Utc(MadeAt));
            json.WriteNumber("messages", Count);
            WriteFiles(json, files);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteFiles(Utf8JsonWriter json, IReadOnlyList<PackedFile> files)
    {
        json.WriteStartArray("files");
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
