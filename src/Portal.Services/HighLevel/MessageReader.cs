using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class MessageReader
{
    public const string UnknownType = "TYPE_UNKNOWN";

    /// <summary>Bare, or wrapped as <c>message</c>.</summary>
    public static ServiceMessage? One(JsonElement root) => Row(root.Unwrapped("message", "data"), DateTime.UnixEpoch);

    /// <summary>The list stands at the top, as the schema says, or inside another <c>messages</c>, as the service does.</summary>
    public static ServiceMessagePage? Page(JsonElement root)
    {
        var list = root.Unwrapped("messages");
        if (list.Child("messages") is not { ValueKind: JsonValueKind.Array } rows)
        {
            return null;
        }

        var messages = Rows(rows);
        return new ServiceMessagePage(messages, list.Text("lastMessageId") ?? messages.LastOrDefault()?.Id, messages.Count > 0 && list.Flag("nextPage") is true);
    }

    /// <summary>The service's own spelling of a type, which its answers don't always use: <c>SMS</c> is <c>TYPE_SMS</c>.</summary>
    public static string? TypeName(string? type) => type switch
    {
        null => null,
        _ when type.StartsWith("TYPE_", StringComparison.OrdinalIgnoreCase) => type.ToUpperInvariant(),
        _ when int.TryParse(type, out var number) => OfNumber(number),
        _ => "TYPE_" + type.ToUpperInvariant(),
    };

    private static List<ServiceMessage> Rows(JsonElement rows)
    {
        var messages = new List<ServiceMessage>();
        foreach (var row in rows.EnumerateArray())
        {
            // A row without a time stays beside its newer neighbour.
            if (Row(row, messages.LastOrDefault()?.DateAdded ?? DateTime.UnixEpoch) is { } message)
            {
                messages.Add(message);
            }
        }

        return messages;
    }

    private static ServiceMessage? Row(JsonElement row, DateTime otherwise) => row.Text("id", "_id") is { } id
        ? new ServiceMessage
        {
            Id = id,
            ConversationId = row.Text("conversationId"),
            ContactId = row.Text("contactId"),
            LocationId = row.Text("locationId"),
            MessageType = TypeName(row.Text("messageType", "type")) ?? UnknownType,
            DateAdded = row.Time("dateAdded") ?? row.Time("createdAt") ?? row.Time("dateUpdated") ?? otherwise,
            IsInbound = IsInbound(row),
            Body = row.Text("body"),
            Status = row.Text("status")?.ToLowerInvariant(),
            Source = row.Text("source")?.ToLowerInvariant(),
            UserId = row.Text("userId"),
            Error = Error(row),
            Attachments = row.Texts("attachments", "url"),
            EmailMessageIds = EmailMessageIds(row),
            From = row.Text("from"),
            To = row.Texts("to") is [var to, ..] ? to : null,
        }
        : null;

    internal static bool IsInbound(JsonElement row) => string.Equals(row.Text("direction"), "inbound", StringComparison.OrdinalIgnoreCase);

    internal static string? Error(JsonElement row) => row.Text("error") ?? row.Object("error")?.Text("message");

    private static IReadOnlyList<string> EmailMessageIds(JsonElement row)
    {
        var email = row.Object("meta")?.Object("email");
        var ids = email?.Unwrapped("email").Texts("messageIds", "id") ?? [];
        return ids.Count > 0 || row.Text("emailMessageId") is not { } single ? ids : [single];
    }

    private static string OfNumber(int number) => number switch
    {
        1 => "TYPE_CALL",
        2 => "TYPE_SMS",
        3 => "TYPE_EMAIL",
        10 => "TYPE_VOICEMAIL",
        11 => "TYPE_FACEBOOK",
        18 => "TYPE_INSTAGRAM",
        34 => "TYPE_CUSTOM_CALL",
        _ => UnknownType,
    };
}
