using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>
/// Where the next older page of a thread begins: behind the row <paramref name="After"/>, at the newest one when null. The first
/// <paramref name="Again"/> rows of it are known already: all of one moment are asked for again, because nothing says in which order
/// the service has what has the same time, nor whether it goes on after the row or after its time.
/// </summary>
internal sealed record OlderPlace(string? After, int Again)
{
    /// <summary>What the service gives at once, as far as is known.</summary>
    private const int Most = 100;

    public int Limit => Math.Min(Most, ThreadService.PageSize + Again);

    /// <summary><paramref name="asked"/> is where the page was asked for, <paramref name="known"/> what was read before it.</summary>
    public static OlderPlace? Behind(ServiceMessagePage page, OlderPlace? asked, IReadOnlyList<ServiceMessage> known)
    {
        if (!page.HasOlder)
        {
            return null;
        }

        var knownIds = known.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return page.Messages.Any(row => !knownIds.Contains(row.Id))
            ? AtLastMoment(page, asked) ?? new OlderPlace(page.LastMessageId, 0)
            : new OlderPlace(page.LastMessageId, 0);
    }

    /// <summary>Null where the last moment has more rows than can be asked for again.</summary>
    private static OlderPlace? AtLastMoment(ServiceMessagePage page, OlderPlace? asked)
    {
        var last = page.Messages.Min(row => row.DateAdded);
        var before = page.Messages.LastOrDefault(row => row.DateAdded > last);
        var place = new OlderPlace(before is null ? asked?.After : before.Id, page.Messages.Count(row => row.DateAdded == last));
        return place.Again + ThreadService.PageSize <= Most ? place : null;
    }
}
