using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Services.Conversations;

/// <summary>The rows of given contacts: most out of one look at the newest conversations, the others one by one.</summary>
public sealed class ConversationsOf(IHighLevel service, ServiceReads reads, KnownSubAccounts subAccounts)
{
    private const int Newest = 100;

    /// <summary>By contact; who has no conversation in the caller's sub-account is left out.</summary>
    internal async Task<Reading<IReadOnlyDictionary<string, ConversationSummary>>> RowsAsync(Caller caller, IReadOnlyCollection<string> contactIds, CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, ConversationSummary>(StringComparer.Ordinal);
        if (contactIds.Count == 0)
        {
            return Found(rows);
        }

        var newest = await SearchAsync(caller, new ConversationQuery(caller.LocationId) { Limit = Newest }, cancellationToken);
        if (newest is not Reading<ServiceConversationPage>.Found(var page))
        {
            return newest.Then<IReadOnlyDictionary<string, ConversationSummary>>(_ => throw new InvalidOperationException("It was found."));
        }

        Take(caller, page, contactIds, rows);
        var singly = await Task.WhenAll(contactIds.Where(id => !rows.ContainsKey(id))
            .Select(id => SearchAsync(caller, new ConversationQuery(caller.LocationId) { ContactId = id, Limit = 5 }, cancellationToken)));
        foreach (var reading in singly)
        {
            if (reading is not Reading<ServiceConversationPage>.Found(var found))
            {
                return reading.Then<IReadOnlyDictionary<string, ConversationSummary>>(_ => throw new InvalidOperationException("It was found."));
            }

            Take(caller, found, contactIds, rows);
        }

        return Found(rows);
    }

    private void Take(Caller caller, ServiceConversationPage page, IReadOnlyCollection<string> contactIds, Dictionary<string, ConversationSummary> rows)
    {
        foreach (var row in page.Conversations.Where(row => ConversationListing.IsOf(caller.LocationId, row.LocationId) && contactIds.Contains(row.ContactId)))
        {
            rows.TryAdd(row.ContactId, ConversationListing.Summary(subAccounts.RulesOf(caller.LocationId), row));
        }
    }

    private Task<Reading<ServiceConversationPage>> SearchAsync(Caller caller, ConversationQuery query, CancellationToken cancellationToken) =>
        reads.AskAsync(caller, "these conversations", (token, stop) => service.SearchConversationsAsync(token, query, stop), cancellationToken);

    private static Reading<IReadOnlyDictionary<string, ConversationSummary>>.Found Found(Dictionary<string, ConversationSummary> rows) => new(rows);
}
