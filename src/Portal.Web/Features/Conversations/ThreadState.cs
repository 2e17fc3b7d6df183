using Portal.Services.Conversations;
using Portal.Services.Messages;
using Portal.Web.Controls;

namespace Portal.Web.Features.Conversations;

/// <summary>How a message's state is told inside the thread.</summary>
internal static class ThreadState
{
    /// <summary>A message that is due now is on its way for the one who has just sent it, whether or not a worker has claimed it yet.</summary>
    public static MessageState Shown(ThreadItem item, MessageState state, DateTime utcNow) =>
        state is MessageState.Scheduled && item.Reason is null && (item.DueAt ?? item.At) <= utcNow.AddSeconds(1) ? MessageState.Sending : state;

    /// <summary>Why it is where it is and what to do, where the word alone doesn't say it.</summary>
    public static string? Explanation(ThreadItem item)
    {
        if (item.State is not { } state)
        {
            return null;
        }

        var next = item.IsDecided ? "A person has dealt with it." : item.MayHaveBeenSent ? StateWords.Decide : StateWords.Of(state).Advice;
        var parts = new[] { item.Reason, next }.OfType<string>().ToArray();
        return parts.Length == 0 ? null : string.Join(' ', parts);
    }
}
