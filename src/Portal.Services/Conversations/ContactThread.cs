using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>
/// What has been loaded of one contact's thread: a value to be shown, and replaced by what
/// <see cref="ThreadService.OlderAsync"/> or <see cref="ThreadService.RefreshAsync"/> make of it.
/// </summary>
public sealed record ContactThread
{
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }

    /// <summary>Null while the service has no conversation with the contact.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Oldest first, in one strict order; keys are unique.</summary>
    public required IReadOnlyList<ThreadItem> Items { get; init; }

    /// <summary>Whether <see cref="ThreadService.OlderAsync"/> has more to give.</summary>
    public bool HasOlder => Loaded.Older is not null;

    internal LoadedRows Loaded { get; init; } = LoadedRows.None;

    public override string ToString() => $"thread of {ContactId}"; // never a body in a log
}

/// <summary>The service's rows read so far, newest first, and where the older ones begin; null when there are none.</summary>
internal sealed record LoadedRows(IReadOnlyList<ServiceMessage> Rows, OlderPlace? Older)
{
    public static LoadedRows None { get; } = new([], null);

    /// <summary>The beginning of what is loaded; null when everything is.</summary>
    public DateTime? From => Older is null || Rows.Count == 0 ? null : Rows[^1].DateAdded;

    public static LoadedRows Of(string locationId, ServiceMessagePage page) => None.WithOlder(locationId, page);

    public LoadedRows WithOlder(string locationId, ServiceMessagePage page) => new(Ordered([.. Rows, .. Own(locationId, page)]), OlderPlace.Behind(page, Older, Rows));

    public bool Overlaps(ServiceMessagePage newest) => Rows.Any(row => newest.Messages.Any(other => other.Id == row.Id));

    /// <summary>The newest rows in place of what was loaded of the same time: a row that they lack is gone.</summary>
    public LoadedRows WithNewest(LoadedRows fresh)
    {
        if (fresh.From is not { } begins)
        {
            return fresh;
        }

        ServiceMessage[] older = [.. Rows.Where(row => row.DateAdded <= begins)];
        return older.Any(row => row.DateAdded < begins) ? new LoadedRows(Ordered([.. fresh.Rows, .. older]), Older) : fresh;
    }

    private static IEnumerable<ServiceMessage> Own(string locationId, ServiceMessagePage page) =>
        page.Messages.Where(row => (row.LocationId ?? locationId) == locationId);

    private static ServiceMessage[] Ordered(IEnumerable<ServiceMessage> rows) =>
        [.. rows.DistinctBy(row => row.Id).OrderByDescending(row => row.DateAdded).ThenByDescending(row => row.Id, StringComparer.Ordinal)];
}
