using System.Text.Json;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>Checks the fields of a send one by one, and says all that is wrong with them at once, as the service does.</summary>
internal static class SendBodyReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private static readonly string[] Strings =
    [
        "message", "html", "subject", "emailFrom", "emailTo", "replyMessageId", "threadId", "templateId",
        "appointmentId", "conversationProviderId", "fromNumber", "toNumber", "userId",
    ];

    private static readonly string[] Arrays = ["attachments", "emailCc", "emailBcc", "mentions"];

    public static string? ContactId(JsonElement? body) =>
        body is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty("contactId", out var id) && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 } value
            ? value
            : null;

    public static IReadOnlyList<string> Complaints(JsonElement body) =>
    [
        .. Enumeration(body, "type", required: true, [.. Channel.All.Select(channel => channel.Type)]),
        .. Enumeration(body, "emailReplyMode", required: false, ["reply", "reply_all"]),
        .. Enumeration(body, "status", required: false, ["delivered", "failed", "pending", "read"]),
        .. Strings.Where(name => Given(body, name) is { ValueKind: not JsonValueKind.String }).Select(name => $"{name} must be a string"),
        .. Arrays.SelectMany(name => OfStrings(body, name)),
        .. Numbers(body),
    ];

    public static SendBody Read(JsonElement body) => body.Deserialize<SendBody>(Json)!;

    private static IEnumerable<string> Enumeration(JsonElement body, string name, bool required, IReadOnlyList<string> allowed)
    {
        var value = Given(body, name);
        var fits = value is { ValueKind: JsonValueKind.String } text ? allowed.Contains(text.GetString()) : value is null && !required;
        return fits ? [] : [$"{name} must be a valid enum value"];
    }

    private static IEnumerable<string> OfStrings(JsonElement body, string name) => Given(body, name) switch
    {
        null => [],
        { ValueKind: not JsonValueKind.Array } => [$"{name} must be an array"],
        { } array when array.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String) => [$"each value in {name} must be a string"],
        _ => [],
    };

    private static IEnumerable<string> Numbers(JsonElement body) =>
        Given(body, "scheduledTimestamp") is { } value && (value.ValueKind != JsonValueKind.Number || value.GetDouble() is < 0 or > 253402300799)
            ? ["scheduledTimestamp must be a number conforming to the specified constraints"]
            : [];

    private static JsonElement? Given(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
