using Portal.Services.Conversations;

namespace Portal.Web.Features.Notifications;

/// <summary>The unread conversations as this page last knew them, so that it knows which message is new.</summary>
internal sealed class UnreadRows(TimeProvider time)
{
    // The service's clock and the portal's.
    private static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    /// <summary>A service may move the time of the same message a little; two messages that come so soon one after the other are told as one.</summary>
    internal static readonly TimeSpan Same = TimeSpan.FromSeconds(2);

    private readonly Dictionary<string, DateTime> _latest = new(StringComparer.Ordinal);
    private DateTime? _since;

    /// <summary>At most <see cref="ConversationService.MostUnread"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Takes what is unread now, and gives what has come since the last time, the newest first; nothing the first time. What somebody marked as unread is not new.</summary>
    public IReadOnlyList<ConversationSummary> Take(IReadOnlyList<ConversationSummary> rows)
    {
        Count = rows.Count;
        var since = _since ?? DateTime.MaxValue;
        _since ??= new[] { time.GetUtcNow().UtcDateTime - Apart, rows.Max(row => row.At) ?? DateTime.MinValue }.Max();
        List<ConversationSummary> arrived = [.. rows.Where(row => row.IsInbound is true && row.At > (_latest.TryGetValue(row.ContactId, out var latest) ? latest + Same : since))];
        foreach (var row in rows.Where(row => row.At > _latest.GetValueOrDefault(row.ContactId) + Same))
        {
            _latest[row.ContactId] = row.At ?? default;
        }

        return arrived;
    }
}
