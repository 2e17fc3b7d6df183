using Portal.Services.Composing;
using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>Reads out of a conversation when the contact last wrote on each channel that has a window.</summary>
internal static class LastInboundRows
{
    private const int Limit = 100;

    public static MessageQuery Query(string conversationId) => new(conversationId)
    {
        Types = [.. Channel.All.Where(channel => channel.Window is not null).SelectMany(channel => channel.MessageTypes).Where(MessageTypes.InThreads.Contains)],
        Limit = Limit,
    };

    public static LastInbound Of(string locationId, ServiceMessagePage page)
    {
        var last = page.Messages
            .Where(row => row.IsInbound && (row.LocationId ?? locationId) == locationId)
            .Select(row => (Channel.OfMessageType(row.MessageType)?.Key, row.DateAdded))
            .Where(row => row.Key is not null)
            .GroupBy(row => row.Key!, row => row.DateAdded)
            .ToDictionary(group => group.Key, group => group.Max(), StringComparer.Ordinal);
        return new LastInbound(last, IsComplete: !page.HasOlder) { KnownFrom = page.HasOlder && page.Messages.Count > 0 ? page.Messages.Min(row => row.DateAdded) : null };
    }
}
