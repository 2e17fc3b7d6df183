using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Finds a contact's conversation: by the service's search, or by what the service said when it took a message.</summary>
public sealed class ConversationIds(IHighLevel service, ServiceReads reads, OwnMessages own)
{
    private const int Kept = 5000;

    private readonly RecentValues<(string LocationId, string ContactId), string> _known = new(Kept);

    /// <summary>Null when there is none yet.</summary>
    internal async Task<Reading<string?>> FindAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        if (_known.TryGet((caller.LocationId, contactId), out var known))
        {
            return new Reading<string?>.Found(known);
        }

        var query = new ConversationQuery(caller.LocationId) { ContactId = contactId, Limit = 5 };
        var reading = await reads.AskAsync(
            caller, "this conversation", (token, stop) => service.SearchConversationsAsync(token, query, stop), cancellationToken);
        return await reading.ThenAsync(page => PickAsync(caller, contactId, page, cancellationToken));
    }

    /// <summary>As far as it is known without asking the service.</summary>
    public async Task<string?> KnownAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        _known.TryGet((caller.LocationId, contactId), out var known) ? known : await own.ConversationIdAsync(caller, contactId, cancellationToken);

    /// <summary>Says that the service no longer has the conversation: the next look searches again.</summary>
    internal void Forget(Caller caller, string contactId) => _known.Forget((caller.LocationId, contactId));

    private async Task<Reading<string?>> PickAsync(Caller caller, string contactId, ServiceConversationPage page, CancellationToken cancellationToken)
    {
        var row = page.Conversations.FirstOrDefault(row => row.ContactId == contactId && (row.LocationId ?? caller.LocationId) == caller.LocationId);
        if (row is null)
        {
            return new Reading<string?>.Found(await own.ConversationIdAsync(caller, contactId, cancellationToken));
        }

        _known.Set((caller.LocationId, contactId), row.Id);
        return new Reading<string?>.Found(row.Id);
    }
}
