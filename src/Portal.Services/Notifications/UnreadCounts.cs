using System.Collections.Concurrent;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.People;

namespace Portal.Services.Notifications;

/// <summary>How many conversations of a sub-account have unread messages, for who works in another one: asked once a minute, however many pages want to know.</summary>
public sealed class UnreadCounts(ConversationService conversations, TimeProvider clock)
{
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Answer> _known = new(StringComparer.Ordinal);

    /// <summary>At most <see cref="ConversationService.MostUnread"/>; null where its token does not allow to know.</summary>
    public async Task<int?> OfAsync(Caller caller, CancellationToken cancellationToken)
    {
        var answer = _known.AddOrUpdate(caller.LocationId, _ => Ask(caller), (_, known) => clock.GetElapsedTime(known.AskedAt) < Fresh ? known : Ask(caller));
        return await answer.Count.Value.WaitAsync(cancellationToken);
    }

    // Who stops waiting stops nobody else.
    private Answer Ask(Caller caller) => new(clock.GetTimestamp(), new Lazy<Task<int?>>(() => CountAsync(caller)));

    private async Task<int?> CountAsync(Caller caller) =>
        await conversations.UnreadAsync(caller, CancellationToken.None) is Reading<IReadOnlyList<ConversationSummary>>.Found(var unread) ? unread.Count : null;

    private sealed record Answer(long AskedAt, Lazy<Task<int?>> Count);
}
