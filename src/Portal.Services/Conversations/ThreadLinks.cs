using Portal.Services.Messages;

namespace Portal.Services.Conversations;

/// <summary>Ties the portal's own items to those that took their place, as far as both are shown.</summary>
internal static class ThreadLinks
{
    /// <param name="own">With those that were taken back, which are not shown: a link passes over them.</param>
    public static IEnumerable<ThreadItem> WithLinks(this IReadOnlyList<ThreadItem> items, IReadOnlyList<Message> own)
    {
        var byId = own.ToDictionary(message => message.Id);
        var shown = items.Where(item => item.MessageId is not null).DistinctBy(item => item.MessageId).ToDictionary(item => item.MessageId!.Value);
        var earlier = own.Where(message => shown.ContainsKey(message.Id))
            .Select(message => (Later: message.Id, Earlier: Shown(message.RetryOf, byId)))
            .Where(pair => pair.Earlier is { } id && shown.ContainsKey(id))
            .ToDictionary(pair => pair.Later, pair => pair.Earlier!.Value);
        var later = earlier.ToLookup(pair => pair.Value, pair => pair.Key);
        return items.Select(item => item.MessageId is { } id
            ? item with { Earlier = earlier.TryGetValue(id, out var before) ? Link(shown[before]) : null, Later = later[id].Select(after => Link(shown[after])).FirstOrDefault() }
            : item);
    }

    private static Guid? Shown(Guid? id, Dictionary<Guid, Message> byId)
    {
        while (id is { } known && byId.GetValueOrDefault(known) is { State: MessageState.Cancelled } takenBack)
        {
            id = takenBack.RetryOf;
        }

        return id;
    }

    private static ThreadLink? Link(ThreadItem item) => item.State is { } state ? new ThreadLink(item.Key, item.At, state) : null;
}
