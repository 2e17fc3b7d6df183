using System.Collections.Concurrent;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;

namespace Portal.Services.Responses;

/// <summary>
/// Which contacts wait for an answer and since when, as this portal has just seen in their conversations, whoever it was read for. Only in
/// memory, and only for a while: what was seen long ago is no longer known.
/// </summary>
public sealed class SeenWaits(KnownSubAccounts subAccounts, TimeProvider clock)
{
    /// <summary>An open thread is looked at again at least that often.</summary>
    public static readonly TimeSpan KnownFor = TimeSpan.FromMinutes(15);

    /// <summary>Who wrote longer ago than this is waiting no more.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromDays(30);

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<(string LocationId, string ContactId), Seen> _waits = new();

    /// <summary>The newest rows of a contact's conversation, just read; <paramref name="areAll"/> where there are no older ones.</summary>
    public void Note(string locationId, string contactId, IEnumerable<ServiceMessage> rows, bool areAll)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (WaitOf(locationId, rows, areAll) is { } since && since > now - Within && since <= now && HasRoom(now))
        {
            _waits[(locationId, contactId)] = new Seen(since, now);
        }
        else
        {
            _waits.TryRemove((locationId, contactId), out _);
        }
    }

    /// <summary>UTC; since when the contact has been waiting. Null where they are not, and where that isn't known.</summary>
    public DateTime? Find(string locationId, string contactId) =>
        _waits.TryGetValue((locationId, contactId), out var seen) && seen.At > clock.GetUtcNow().UtcDateTime - KnownFor ? seen.Since : null;

    private DateTime? WaitOf(string locationId, IEnumerable<ServiceMessage> rows, bool areAll)
    {
        var (rules, since) = (subAccounts.RulesOf(locationId), default(DateTime?));
        foreach (var row in rows.Where(row => (row.LocationId ?? locationId) == locationId).OrderByDescending(row => row.DateAdded).ThenByDescending(row => row.Id, StringComparer.Ordinal))
        {
            if (row.IsInbound)
            {
                since = rules.OfMessageType(row.MessageType) is null ? since : row.DateAdded;
            }
            else if (IsAnswer(row))
            {
                return since;
            }
        }

        return areAll ? since : null; // the first of theirs may stand among the older ones
    }

    // A call is an answer too. What a workflow sends by itself is none, nor what did not arrive or is not to go yet.
    private static bool IsAnswer(ServiceMessage row) =>
        row.Source is not ("workflow" or "campaign" or "bulk_actions")
        && row.Status is not ("failed" or "undelivered" or "rejected" or "opt_out" or "scheduled")
        && !row.MessageType.StartsWith("TYPE_ACTIVITY_", StringComparison.Ordinal)
        && row.MessageType is not ("TYPE_INTERNAL_COMMENT" or "TYPE_INTERNAL_COMMENTS" or "TYPE_LIVE_CHAT_INFO_MESSAGE");

    private bool HasRoom(DateTime now)
    {
        if (_waits.Count >= Most)
        {
            foreach (var old in _waits.Where(wait => wait.Value.At <= now - KnownFor).ToList())
            {
                _waits.TryRemove(old);
            }
        }

        return _waits.Count < Most;
    }

    private sealed record Seen(DateTime Since, DateTime At);
}
