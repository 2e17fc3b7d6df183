namespace Portal.Sandbox;

internal static class ServiceScopes
{
    /// <summary>All that a portal needs at the service.</summary>
    public static IReadOnlyList<string> OfAPortal { get; } =
    [
        "contacts.readonly", "contacts.write", "conversations.readonly", "conversations.write", "conversations/message.readonly", "conversations/message.write",
        "locations.readonly", "locations/templates.readonly", "users.readonly", "calendars/events.readonly", "emails/builder.readonly", "phonenumbers.read",
    ];

    /// <summary>What an app gets that names no scopes: also what turns the agency's token into a sub-account's.</summary>
    public static IReadOnlyList<string> OfAnApp { get; } = [.. OfAPortal, "oauth.readonly", "oauth.write"];
}
