namespace Portal.Services.Connections;

/// <summary>HighLevel's scopes that the portal uses, and what for.</summary>
public static class Permissions
{
    public const string SendMessages = "conversations/message.write";
    public const string ReadMessages = "conversations/message.readonly";
    public const string ReadConversations = "conversations.readonly";
    public const string ChangeConversations = "conversations.write";
    public const string ReadContacts = "contacts.readonly";
    public const string ChangeContacts = "contacts.write";
    public const string ReadUsers = "users.readonly";
    public const string ReadTemplates = "locations/templates.readonly";
    public const string ReadNumbers = "phonenumbers.read";

    /// <summary>By name, with what doesn't work without it.</summary>
    public static IReadOnlyDictionary<string, string> Needed { get; } = new Dictionary<string, string>
    {
        [SendMessages] = "sending, files",
        [ReadMessages] = "threads, and what became of a message",
        [ReadConversations] = "the list of conversations",
        [ChangeConversations] = "marking conversations as read, unread or starred",
        [ReadContacts] = "contacts and their appointments",
        [ChangeContacts] = "assigning conversations",
        [ReadUsers] = "whom a conversation is assigned to, and Mine",
        [ReadTemplates] = "templates",
        [ReadNumbers] = "the choice of your number",
    };
}
