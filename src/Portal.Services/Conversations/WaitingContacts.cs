using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Whose last message nobody has answered.</summary>
public sealed class WaitingContacts(IHighLevel service, ServiceReads reads, TimeProvider clock)
{
    /// <summary>Who wrote longer ago than this is waiting no more.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(30);

    /// <summary>Who waits longest comes first; <paramref name="most"/> of them at most.</summary>
    public async Task<Reading<IReadOnlyList<WaitingContact>>> LongestAsync(Caller caller, int most, CancellationToken cancellationToken)
    {
        var query = new ConversationQuery(caller.LocationId)
        {
            InboundOnly = true,
            OldestFirst = true,
            StartAfter = (clock.GetUtcNow() - Within).ToUnixTimeMilliseconds(),
            Limit = most,
        };
        var reading = await reads.AskAsync(caller, "these conversations", (token, stop) => service.SearchConversationsAsync(token, query, stop), cancellationToken);
        return reading.Then<IReadOnlyList<WaitingContact>>(page => new Reading<IReadOnlyList<WaitingContact>>.Found(
        [
            .. page.Conversations
                .Where(row => (row.LocationId is null || row.LocationId == caller.LocationId) && row.LastMessageDate is not null)
                .DistinctBy(row => row.ContactId)
                .Select(row => new WaitingContact(row.ContactId, ContactNames.FirstOf(row.ContactName, row.Email, row.Phone), row.LastMessageDate ?? default)),
        ]));
    }
}

/// <param name="Since">UTC; when they wrote last.</param>
public sealed record WaitingContact(string ContactId, string Name, DateTime Since);
