using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Reading;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Webhooks;

/// <summary>What each webhook tells, in the service's documented words.</summary>
internal static partial class WebhookBodies
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    // Where it was removed the service names the place alone: a sub-account, or the agency.
    public static JsonObject Installed(Installation installation, bool isInstalled) => Without(new JsonObject
    {
        ["companyId"] = isInstalled || installation.IsCompany ? SandboxSubAccounts.ShorelineAgency : null,
        ["installType"] = !isInstalled ? null : installation.IsCompany ? "Company" : "Location",
        ["userId"] = isInstalled ? PlayedApp.Installer : null,
    });

    public static JsonObject Message(MessageRow row, EmailRecord? email, SubAccountData data)
    {
        var wire = MessageWire.Of(row, data);
        var fields = new JsonObject
        {
            ["attachments"] = Array(email?.Attachments ?? wire.Attachments),
            ["body"] = email?.Html ?? wire.Body,
            ["contactId"] = wire.ContactId,
            ["conversationId"] = wire.ConversationId,
            ["dateAdded"] = email is null ? wire.DateAdded : WireTime.Text(email.DateAdded),
            ["direction"] = wire.Direction,
            ["messageType"] = Word(row.Kind),
            ["status"] = wire.Status,
            ["source"] = wire.Source,
            ["userId"] = wire.UserId,
            ["conversationProviderId"] = wire.ConversationProviderId,
        };
        AddRest(fields, row, email, wire);
        return Without(fields);
    }

    public static JsonObject Unread(Conversation conversation) => new()
    {
        ["id"] = conversation.Id,
        ["contactId"] = conversation.ContactId,
        ["deleted"] = conversation.IsGone,
        ["inbox"] = true,
        ["starred"] = conversation.Starred,
        ["unreadCount"] = conversation.UnreadCount,
    };

    public static JsonObject Contact(Contact contact)
    {
        var fields = JsonSerializer.SerializeToNode(ContactWire.Of(contact), Json)!.AsObject();
        fields.Remove("type"); // the contact's own would hide the webhook's
        return fields;
    }

    private static void AddRest(JsonObject fields, MessageRow row, EmailRecord? email, MessageWire wire)
    {
        if (email is null)
        {
            (fields["messageId"], fields["contentType"]) = (row.Id, "text/plain");
            (fields["from"], fields["to"]) = (wire.From, wire.To);
            (fields["messageTypeId"], fields["messageTypeString"]) = (wire.Type, wire.MessageType);
            fields["mentions"] = row.Kind == MessageKind.InternalComment ? Array(row.Mentions) : null;
            return;
        }

        (fields["emailMessageId"], fields["threadId"], fields["subject"]) = (email.Id, row.Id, email.Subject);
        (fields["from"], fields["to"]) = (email.From, string.Join(", ", email.To));
        (fields["ccList"], fields["bccList"]) = (Array(email.Cc), Array(email.Bcc));
        fields["plainText"] = Tag().Replace(email.Html, string.Empty);
    }

    private static string Word(MessageKind kind) => Channel.All.FirstOrDefault(channel => channel.Kind == kind) switch
    {
        { } channel when channel == Channel.LiveChat => "Live Chat",
        { } channel => channel.Type,
        null => kind.Name["TYPE_".Length..],
    };

    private static JsonArray Array(IReadOnlyList<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonObject Without(JsonObject fields)
    {
        foreach (var name in fields.Where(field => field.Value is null).Select(field => field.Key).ToList())
        {
            fields.Remove(name);
        }

        return fields;
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
