using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Finds out which contacts have written since a time. Most are known from one look at the newest conversations.</summary>
public sealed class ContactNews(IHighLevel service, ServiceReads reads, ConversationIds conversations)
{
    private const int Rows = 100;
    private const int LatestMessages = 20;

    /// <summary>More would take too much of the rate limit that everybody shares; who is left out is not marked.</summary>
    private const int MostLookedAtSingly = 10;

    /// <summary>Those of <paramref name="since"/> who have written later than the time given for them, and those for whom nobody knows, because looking at them singly would have been too much.</summary>
    internal async Task<Reading<(IReadOnlyDictionary<string, DateTime> News, IReadOnlySet<string> NotKnown)>> LookAsync(
        Caller caller, IReadOnlyDictionary<string, DateTime> since, CancellationToken cancellationToken)
    {
        var notKnown = new HashSet<string>(StringComparer.Ordinal);
        var reading = await SinceAsync(caller, since, notKnown, cancellationToken);
        return reading.Then<(IReadOnlyDictionary<string, DateTime> News, IReadOnlySet<string> NotKnown)>(news => new Reading<(IReadOnlyDictionary<string, DateTime> News, IReadOnlySet<string> NotKnown)>.Found((news, notKnown)));
    }

    /// <summary>When each contact of <paramref name="since"/> last wrote, in UTC, if that was later than the time given for them; others are left out.</summary>
    public Task<Reading<IReadOnlyDictionary<string, DateTime>>> SinceAsync(Caller caller, IReadOnlyDictionary<string, DateTime> since, CancellationToken cancellationToken) =>
        SinceAsync(caller, since, [], cancellationToken);

    private async Task<Reading<IReadOnlyDictionary<string, DateTime>>> SinceAsync(
        Caller caller, IReadOnlyDictionary<string, DateTime> since, HashSet<string> notKnown, CancellationToken cancellationToken)
    {
        var query = new ConversationQuery(caller.LocationId) { Limit = Rows };
        var reading = await reads.AskAsync(caller, "these conversations", (token, stop) => service.SearchConversationsAsync(token, query, stop), cancellationToken);
        return await reading.ThenAsync(page => SinceAsync(caller, since, page.Conversations, notKnown, cancellationToken));
    }

    private async Task<Reading<IReadOnlyDictionary<string, DateTime>>> SinceAsync(
        Caller caller, IReadOnlyDictionary<string, DateTime> since, IReadOnlyList<ServiceConversation> newest, HashSet<string> notKnown, CancellationToken cancellationToken)
    {
        var rows = newest.Where(row => (row.LocationId ?? caller.LocationId) == caller.LocationId).DistinctBy(row => row.ContactId).ToDictionary(row => row.ContactId, StringComparer.Ordinal);
        var seenBackTo = newest.Count < Rows ? DateTime.MinValue : newest.Min(row => row.LastMessageDate ?? DateTime.MinValue);
        var news = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        var open = new List<string>();
        foreach (var (contactId, from) in since)
        {
            switch (rows.GetValueOrDefault(contactId))
            {
                case { LastMessageDate: { } at } row when at > from && IsInbound(row):
                    news[contactId] = at;
                    break;
                case { LastMessageDate: { } at } when at > from:
                case null when seenBackTo > from:
                    open.Add(contactId);
                    break;
            }
        }

        notKnown.UnionWith(open.Skip(MostLookedAtSingly));
        foreach (var contactId in open.Take(MostLookedAtSingly))
        {
            if (await LastInboundAsync(caller, contactId, cancellationToken) is { } at && at > since[contactId])
            {
                news[contactId] = at;
            }
        }

        return new Reading<IReadOnlyDictionary<string, DateTime>>.Found(news);
    }

    private async Task<DateTime?> LastInboundAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(caller, contactId, cancellationToken) is not Reading<string?>.Found { Value: { } conversationId })
        {
            return null;
        }

        var query = new MessageQuery(conversationId) { Limit = LatestMessages };
        var page = await reads.AskAsync(caller, "this conversation", (token, stop) => service.ListMessagesAsync(token, query, stop), cancellationToken);
        return page is Reading<ServiceMessagePage>.Found { Value: var found }
            ? found.Messages.Where(row => row.IsInbound && (row.LocationId ?? caller.LocationId) == caller.LocationId).Max(row => (DateTime?)row.DateAdded)
            : null;
    }

    private static bool IsInbound(ServiceConversation row) => string.Equals(row.LastMessageDirection, "inbound", StringComparison.OrdinalIgnoreCase);
}
