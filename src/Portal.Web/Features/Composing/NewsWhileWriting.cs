using Portal.Services.Conversations;

namespace Portal.Web.Features.Composing;

/// <summary>What was said since the writing began, by the contact or to them, and whether its author has been asked about it.</summary>
public sealed class NewsWhileWriting
{
    private readonly HashSet<string> _known;
    private readonly HashSet<string> _accepted = [];
    private readonly string _author;
    private readonly DateTime _begunAt;
    private DateTime? _oldest;
    private List<string> _asked = [];

    /// <param name="shown">What the thread shows as the writing begins; null where it was not read yet.</param>
    /// <param name="author">Who writes: their own messages are no news to them.</param>
    /// <param name="utcNow">When the writing begins.</param>
    public NewsWhileWriting(IReadOnlyList<ThreadItem>? shown, string author, DateTime utcNow)
    {
        (_author, _begunAt) = (author, utcNow);
        _known = Keys(shown ?? []);
        _oldest = shown is null ? null : OldestOf(shown);
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<ThreadItem> Items { get; private set; } = [];

    /// <summary>Whether the press of the button waits for an answer.</summary>
    public bool IsAsked => _asked.Count > 0;

    /// <summary>The portal's own messages among what its author has accepted.</summary>
    public IEnumerable<Guid> AcceptedMessages => Items.Where(item => _accepted.Contains(item.Key)).Select(item => item.MessageId).OfType<Guid>();

    public void Hear(IReadOnlyList<ThreadItem> thread)
    {
        if (_oldest is null)
        {
            _known.UnionWith(Keys(thread.Where(item => item.At <= _begunAt)));
            _oldest = OldestOf(thread);
        }

        Items = [.. thread.Where(item => item.Channel is not null && item.At > _oldest && !_known.Contains(item.Key) && !IsOwn(item))];
    }

    /// <summary>True where there is something that its author has not accepted; then the press waits.</summary>
    public bool Ask()
    {
        _asked = [.. Items.Select(item => item.Key).Where(key => !_accepted.Contains(key))];
        return IsAsked;
    }

    /// <summary>Its author knows of what they were asked about, and of nothing that came after.</summary>
    public void Accept()
    {
        _accepted.UnionWith(_asked);
        _asked = [];
    }

    // Two people may have one name; of another's message only managers may do what its author may.
    private bool IsOwn(ThreadItem item) => item is { MessageId: not null, MayAct: true } && item.Author == _author;

    // What is read of older messages later on is older than this, and no news.
    private static DateTime OldestOf(IReadOnlyList<ThreadItem> items) => items.Count > 0 ? items[0].At : DateTime.MinValue;

    private static HashSet<string> Keys(IEnumerable<ThreadItem> items) => items.Select(item => item.Key).ToHashSet(StringComparer.Ordinal);
}
