namespace Portal.Web.Features.Conversations;

/// <summary>Whom the viewer has said is meant by messages that were written to somebody else (scoped): said once, it is not asked again on the next page.</summary>
public sealed class MeantContacts
{
    private readonly Dictionary<Guid, string> _said = [];

    public void Say(Guid messageId, string contactId) => _said[messageId] = contactId;

    public bool IsMeant(Guid messageId, string contactId) => _said.GetValueOrDefault(messageId) == contactId;
}
