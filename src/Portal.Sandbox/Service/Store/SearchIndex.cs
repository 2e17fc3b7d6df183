namespace Portal.Sandbox.Service.Store;

/// <summary>What the conversation search knows of one conversation: its state when it was last indexed.</summary>
internal sealed record SearchRow(Conversation Conversation, DateTime Date, string? Body, MessageKind? Kind, bool IsInbound, string? Source, int Unread)
{
    public long Sort { get; } = new DateTimeOffset(Date, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>What has been read since is no longer unread, whatever the index still says.</summary>
    public int UnreadNow => Math.Min(Unread, Conversation.UnreadCount);
}

/// <summary>Conversations by the date of their last message, a moment behind the truth as the service's own index is.</summary>
internal sealed class SearchIndex
{
    private static readonly Comparer<SearchRow> NewestFirst = Comparer<SearchRow>.Create((left, right) =>
        right.Sort.CompareTo(left.Sort) is var order and not 0 ? order : string.CompareOrdinal(left.Conversation.Id, right.Conversation.Id));

    private readonly SortedSet<SearchRow> _rows = new(NewestFirst);
    private readonly Dictionary<string, SearchRow> _byConversation = [];
    private readonly Queue<(DateTime Due, SearchRow Row)> _waiting = [];

    public IEnumerable<SearchRow> Newest => _rows;

    public IEnumerable<SearchRow> Oldest => _rows.Reverse();

    public void PutAt(DateTime due, SearchRow row) => _waiting.Enqueue((due, row));

    public void AdvanceTo(DateTime now)
    {
        while (_waiting.TryPeek(out var next) && next.Due <= now)
        {
            Put(_waiting.Dequeue().Row);
        }
    }

    public void Put(SearchRow row)
    {
        Remove(row.Conversation.Id);
        if (row.Conversation.IsGone)
        {
            return;
        }

        _rows.Add(row);
        _byConversation[row.Conversation.Id] = row;
    }

    public void SetUnread(string conversationId, int count)
    {
        if (_byConversation.TryGetValue(conversationId, out var row))
        {
            Put(row with { Unread = count });
        }
    }

    public void Remove(string conversationId)
    {
        if (_byConversation.Remove(conversationId, out var row))
        {
            _rows.Remove(row);
        }
    }
}
