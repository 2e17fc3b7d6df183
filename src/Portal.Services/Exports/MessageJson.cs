using System.Globalization;
using System.Text.Json;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>What a file for programs says of a message; <c>docs/export.md</c> names each field, and programs rely on it.</summary>
internal static class MessageJson
{
    private const int Longest = 24;

    // A name that is encoded once need not be looked through for each message.
    private static readonly JsonEncodedText Id = Name("id"), NameName = Name("name"), WrittenAt = Name("writtenAt"), WrittenAtLocal = Name("writtenAtLocal"), TimeZone = Name("timeZone"),
        Person = Name("person"), Contact = Name("contact"), ChannelName = Name("channel"), Subject = Name("subject"), Body = Name("body"), IsHtml = Name("isHtml"), Attachments = Name("attachments"),
        Url = Name("url"), State = Name("state"), StateWords = Name("stateWords"), StateAt = Name("stateAt"), Reason = Name("reason"), ReasonCode = Name("reasonCode"), PlannedFor = Name("plannedFor"),
        HighLevelId = Name("highLevelId"), Replaces = Name("replaces");

    /// <summary>The fields, into an object that the caller begins and ends.</summary>
    public static void Write(Utf8JsonWriter json, ExportedMessage message, WallZone zone, SendingRules rules, ToldState told)
    {
        json.WriteString(Id, message.Id);
        WriteTime(json, WrittenAt, message.CreatedAt, isUtc: true);
        WriteTime(json, WrittenAtLocal, zone.WallAt(message.CreatedAt), isUtc: false);
        json.WriteString(TimeZone, zone.Id);
        json.WriteStartObject(Person);
        json.WriteString(Id, message.AuthorId);
        json.WriteString(NameName, message.AuthorName);
        json.WriteEndObject();
        Write(json, Contact, message.ContactId, message.ContactName);
        Write(json, ChannelName, message.ChannelKey, rules.ChannelOf(message.ChannelKey).Title);
        json.WriteString(Subject, message.Content.Subject);
        json.WriteString(Body, message.RemovedWords ?? message.Content.WithSignature());
        json.WriteBoolean(IsHtml, message.Content.IsHtml);
        WriteAttachments(json, message.Content.Attachments);
        WriteState(json, message, told);
    }

    public static string Utc(DateTime utc) => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static void WriteState(Utf8JsonWriter json, ExportedMessage message, ToldState told)
    {
        json.WriteString(State, message.State.ToString());
        json.WriteString(StateWords, told.Word);
        WriteTime(json, StateAt, message.StateAt, isUtc: true);
        json.WriteString(Reason, told.Reason);
        json.WriteString(ReasonCode, message.ReasonCode);
        WriteTime(json, PlannedFor, message.PlannedAt, isUtc: true);
        json.WriteString(HighLevelId, message.ServiceMessageId);
        json.WriteString(Replaces, message.RetryOf?.ToString());
    }

    // As Utc says it. A pattern is read anew for each time, the form "s" is not.
    private static void WriteTime(Utf8JsonWriter json, JsonEncodedText name, DateTime? time, bool isUtc)
    {
        if (time is not { } at)
        {
            json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[Longest];
        at.TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
        text[length++] = (byte)'.';
        at.Millisecond.TryFormat(text[length..], out var digits, "D3", CultureInfo.InvariantCulture);
        text[length + digits] = (byte)'Z';
        json.WriteString(name, text[..(length + digits + (isUtc ? 1 : 0))]);
    }

    private static void Write(Utf8JsonWriter json, JsonEncodedText what, string id, string name)
    {
        json.WriteStartObject(what);
        json.WriteString(Id, id);
        json.WriteString(NameName, name);
        json.WriteEndObject();
    }

    private static void WriteAttachments(Utf8JsonWriter json, IReadOnlyList<Attachment> attachments)
    {
        json.WriteStartArray(Attachments);
        foreach (var attachment in attachments)
        {
            json.WriteStartObject();
            json.WriteString(NameName, attachment.Name);
            json.WriteString(Url, attachment.Url);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name);
}
