using System.Globalization;
using System.Text.Json;

namespace Portal.Services.Webhooks;

/// <summary>What is read of a webhook: what kind it is and whom it is about, and never what was written.</summary>
internal sealed record Webhook(string Id, string Type, DateTime At, string AppId)
{
    // HighLevel's ids are much shorter; what is longer is none, and would only take up room.
    private const int LongestId = 200;

    public string? LocationId { get; init; }

    /// <summary>Where the app was installed for, or removed from, a whole company.</summary>
    public string? CompanyId { get; init; }
    public string? ContactId { get; init; }
    public string? MessageId { get; init; }

    public bool IsAboutApp => Type is "INSTALL" or "UNINSTALL";

    public bool IsAboutMessages => Type is "InboundMessage" or "OutboundMessage" or "ConversationUnreadUpdate";

    public bool IsAboutContact => Type.StartsWith("Contact", StringComparison.Ordinal);

    /// <summary>Null where it lacks what every webhook has.</summary>
    public static Webhook? Read(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root ? Read(root) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Webhook? Read(JsonElement root)
    {
        if (Text(root, "webhookId") is not { } id || Text(root, "type") is not { } type || Text(root, "appId") is not { } appId
            || !DateTimeOffset.TryParse(Text(root, "timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
        {
            return null;
        }

        var webhook = new Webhook(id, type, at.UtcDateTime, appId) { LocationId = Text(root, "locationId"), CompanyId = Text(root, "companyId"), MessageId = Text(root, "messageId") };
        return webhook with { ContactId = Text(root, webhook.IsAboutContact ? "id" : "contactId") };
    }

    private static string? Text(JsonElement root, string name)
    {
        try
        {
            return root.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestId } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            return null; // half of a surrogate pair
        }
    }
}
