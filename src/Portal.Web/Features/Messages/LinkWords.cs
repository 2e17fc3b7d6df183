using Portal.Services.Conversations;
using Portal.Services.Messages;
using Portal.Web.Controls;

namespace Portal.Web.Features.Messages;

/// <summary>What a message says of the one that took its place, and the other way round; and where each of them is found on the page.</summary>
internal static class LinkWords
{
    public static string Later(ThreadLink later, ViewerClock clock) =>
        $"{(WasSent(later.State) ? "Sent again at" : later.At > clock.UtcNow ? "Written again for" : "Written again at")} {Time(later, clock)}";

    public static string Earlier(ThreadLink earlier, MessageState? own, ViewerClock clock) =>
        $"{(own is { } state && WasSent(state) ? "Sent again" : "Written")} instead of the message of {Time(earlier, clock)}";

    /// <summary>The id of the element that shows the item.</summary>
    public static string Anchor(string key) => key.Replace(':', '-');

    private static bool WasSent(MessageState state) => state is MessageState.Accepted or MessageState.Delivered or MessageState.Read;

    private static string Time(ThreadLink link, ViewerClock clock) => TimeWords.Moment(clock.Local(link.At), clock.Now, clock.Form);
}
