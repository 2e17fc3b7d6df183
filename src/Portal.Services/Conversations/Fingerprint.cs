using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>What has to differ for a page to be worth reading again.</summary>
internal static class Fingerprint
{
    private const int MessagesLookedAt = 20;

    public static long Of(IEnumerable<ServiceMessage> rows)
    {
        var hash = new HashCode();
        foreach (var row in rows.OrderByDescending(row => row.DateAdded).ThenByDescending(row => row.Id, StringComparer.Ordinal).Take(MessagesLookedAt))
        {
            hash.Add(row.Id);
            hash.Add(row.Status);
            hash.Add(row.Error);
            hash.Add(row.Body);
            hash.Add(string.Join(' ', row.EmailMessageIds));
        }

        return hash.ToHashCode();
    }

    public static long Of(IEnumerable<ServiceConversation> rows)
    {
        var hash = new HashCode();
        foreach (var row in rows)
        {
            hash.Add(row.Id);
            hash.Add(row.ContactName);
            hash.Add(row.LastMessageDate);
            hash.Add(row.LastMessageBody);
            hash.Add(row.LastMessageDirection);
            hash.Add(row.UnreadCount);
            hash.Add(row.AssignedTo);
            hash.Add(row.IsStarred);
        }

        return hash.ToHashCode();
    }
}
