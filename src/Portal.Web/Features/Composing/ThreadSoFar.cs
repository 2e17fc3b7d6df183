using Portal.Services.Conversations;

namespace Portal.Web.Features.Composing;

/// <summary>What the thread shows, for whoever writes beside it. The thread tells it; all on one circuit.</summary>
public sealed class ThreadSoFar
{
    public event Action? Changed;

    /// <summary>The oldest first; null until it was read.</summary>
    public IReadOnlyList<ThreadItem>? Items { get; private set; }

    /// <summary>The last things that were said, at most this many, the oldest first.</summary>
    public IReadOnlyList<ThreadItem> Last(int most) => [.. (Items ?? []).Where(item => item.Channel is not null).TakeLast(most)];

    public void Tell(IReadOnlyList<ThreadItem> items)
    {
        Items = items;
        Changed?.Invoke();
    }
}
