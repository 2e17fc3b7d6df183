using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>One JSON object a line, in UTF-8; the last line ends too.</summary>
internal sealed class JsonLines(WallZone zone, SendingRules rules, Func<ExportedMessage, ToldState> tell) : ExportLines
{
    // It is a file and no page: letters stay as they were typed.
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write(Stream file, IReadOnlyList<ExportedMessage> messages, ILookup<Guid, MessageEvent> events, bool isFirst)
    {
        using var json = new Utf8JsonWriter(file, Form);
        foreach (var message in messages)
        {
            json.WriteStartObject();
            MessageJson.Write(json, message, zone, rules, tell(message));
            json.WriteEndObject();
            json.Flush();
            file.Write("\n"u8);
            json.Reset();
        }
    }
}
