using System.Text.Json.Nodes;
using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Webhooks;

/// <summary>Tells the app what happens in the sub-accounts in which it is installed and may read the like. Only takes notes: whoever tells it never waits.</summary>
internal sealed class WebhookNews
{
    private readonly WebhookOutbox _outbox;
    private readonly WebhookPost _post;
    private readonly WebhookEnvelope _envelope;
    private readonly Installations _installations;
    private readonly TokenTerms _terms;
    private volatile bool _isOn = true;

    public WebhookNews(WebhookOutbox outbox, WebhookPost post, WebhookEnvelope envelope, Installations installations, TokenTerms terms)
    {
        (_outbox, _post, _envelope, _installations, _terms) = (outbox, post, envelope, installations, terms);
        installations.Changed += (installation, isInstalled) => Tell(isInstalled ? "INSTALL" : "UNINSTALL", installation.LocationId, WebhookBodies.Installed(installation, isInstalled));
    }

    /// <summary>Whether what happens is told at all, where there is somebody to tell.</summary>
    public bool IsOn
    {
        get => _isOn;
        set => _isOn = value;
    }

    public bool Flows => IsOn && _post.Address is not null;

    public void Received(SubAccountData data, MessageRow row, EmailRecord? email)
    {
        Tell("InboundMessage", data.Id, "conversations/message.readonly", () => WebhookBodies.Message(row, email, data));
        Unread(data, row.Conversation);
    }

    public void Sent(SubAccountData data, MessageRow row, EmailRecord? email) =>
        Tell("OutboundMessage", data.Id, "conversations/message.readonly", () => WebhookBodies.Message(row, email, data));

    public void Unread(SubAccountData data, Conversation conversation) =>
        Tell("ConversationUnreadUpdate", data.Id, "conversations.readonly", () => WebhookBodies.Unread(conversation));

    /// <param name="type">ContactCreate, ContactUpdate, ContactDelete or ContactDndUpdate.</param>
    public void Changed(string type, Contact contact) => Tell(type, contact.LocationId, "contacts.readonly", () => WebhookBodies.Contact(contact));

    private void Tell(string type, string locationId, string scope, Func<JsonObject> fields)
    {
        if (Flows && _installations.In(locationId) is { } installation && installation.Scopes.Contains(scope) && !_terms.LeftOutScopes.Contains(scope))
        {
            Tell(type, locationId, fields());
        }
    }

    private void Tell(string type, string? locationId, JsonObject fields)
    {
        if (Flows)
        {
            _outbox.Put(_envelope.Seal(type, locationId, fields));
        }
    }
}
