namespace Portal.Sandbox.Service.Pipeline;

internal static class Scopes
{
    public const string ReadContacts = "contacts.readonly";
    public const string WriteContacts = "contacts.write";
    public const string ReadUsers = "users.readonly";
    public const string ReadConversations = "conversations.readonly";
    public const string WriteConversations = "conversations.write";
    public const string ReadMessages = "conversations/message.readonly";
    public const string WriteMessages = "conversations/message.write";
    public const string ReadTemplates = "locations/templates.readonly";
    public const string ReadNumbers = "phonenumbers.read";
    public const string ReadInstallations = "oauth.readonly";
    public const string MakeLocationTokens = "oauth.write";
}

/// <summary>Whom an endpoint lets in: a token of this class, Location or Company, with this scope.</summary>
internal sealed record Entitlement(string Scope, string AuthClass = "Location");
