using System.Globalization;
using System.Text.Json;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>What a file for programs says of a message; <c>docs/export.md</c> names each field, and programs rely on it.</summary>
internal static class MessageJson
{
    /// <summary>The fields, into an object that the caller begins and ends.</summary>
    public static void Write(Utf8JsonWriter json, Message message, WallZone zone, SendingRules rules, ToldState told)
    {
        json.WriteString("id", message.Id);
        json.WriteString("writtenAt", Utc(message.CreatedAt));
        json.WriteString("writtenAtLocal", Time(zone.WallAt(message.CreatedAt)));
        json.WriteString("timeZone", zone.Id);
        Write(json, "person", message.AuthorId.ToString(), message.AuthorName);
        Write(json, "contact", message.ContactId, message.ContactName);
        Write(json, "channel", message.ChannelKey, rules.ChannelOf(message.ChannelKey).Title);
        json.WriteString("subject", message.Content.Subject);
        json.WriteString("body", message.RemovedWords ?? message.Content.WithSignature());
        json.WriteBoolean("isHtml", message.Content.IsHtml);
        WriteAttachments(json, message.Content.Attachments);
        json.WriteString("state", message.State.ToString());
        json.WriteString("stateWords", told.Word);
        json.WriteString("stateAt", Utc(message.StateAt));
        json.WriteString("reason", told.Reason);
        json.WriteString("reasonCode", message.ReasonCode);
        json.WriteString("plannedFor", message.PlannedAt is { } planned ? Utc(planned) : null);
        json.WriteString("highLevelId", message.ServiceMessageId);
        json.WriteString("replaces", message.RetryOf?.ToString());
    }

    public static string Utc(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Time(DateTime wall) => wall.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, string what, string id, string name)
    {
        json.WriteStartObject(what);
        json.WriteString("id", id);
        json.WriteString("name", name);
        json.WriteEndObject();
    }

    private static void WriteAttachments(Utf8JsonWriter json, IReadOnlyList<Attachment> attachments)
    {
        json.WriteStartArray("attachments");
        foreach (var attachment in attachments)
        {
            json.WriteStartObject();
            json.WriteString("name", attachment.Name);
            json.WriteString("url", attachment.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
