using System.Text.Encodings.Web;
using System.Text.Json;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>
/// All that is known of each message, with its whole life, as one JSON object a line. An evidence pack is made of these when all are there;
/// each line becomes a file of it, byte by byte.
/// </summary>
internal sealed class EvidenceRecords(WallZone zone, SendingRules rules, Func<ExportedMessage, ToldState> tell) : ExportLines
{
    private static readonly JsonWriterOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override bool HasLives => true;

    public override void Write(Stream file, IReadOnlyList<ExportedMessage> messages, ILookup<Guid, MessageEvent> events, bool isFirst)
    {
        using var json = new Utf8JsonWriter(file, Form);
        foreach (var message in messages)
        {
            json.WriteStartObject();
            MessageJson.Write(json, message, zone, rules, tell(message));
            WriteAddresses(json, message.Content);
            WriteLife(json, events[message.Id]);
            json.WriteEndObject();
            json.Flush();
            file.Write("\n"u8);
            json.Reset();
        }
    }

    private static void WriteAddresses(Utf8JsonWriter json, MessageContent content)
    {
        json.WriteStartObject("addresses");
        json.WriteString("emailFrom", content.EmailFrom);
        json.WriteString("emailTo", content.EmailTo);
        json.WriteString("emailCc", string.Join(", ", content.EmailCc));
        json.WriteString("emailBcc", string.Join(", ", content.EmailBcc));
        json.WriteString("fromNumber", content.FromNumber);
        json.WriteString("toNumber", content.ToNumber);
        json.WriteEndObject();
    }

    private static void WriteLife(Utf8JsonWriter json, IEnumerable<MessageEvent> events)
    {
        json.WriteStartArray("life");
        foreach (var step in events)
        {
            json.WriteStartObject();
            json.WriteNumber("number", step.Number);
            json.WriteString("at", MessageJson.Utc(step.At));
            json.WriteString("state", step.State.ToString());
            json.WriteString("person", step.PersonName);
            json.WriteString("what", step.What);
            json.WriteString("detail", step.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
