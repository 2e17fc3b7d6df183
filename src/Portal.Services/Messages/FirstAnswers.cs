using Microsoft.EntityFrameworkCore;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>Of several messages to a contact who waits, only the first is the answer.</summary>
internal static class FirstAnswers
{
    // What was written longer before it went is rare, and a contact may have thousands of messages.
    private static readonly TimeSpan LongestPlanned = TimeSpan.FromDays(30);

    private static readonly MessageState[] Gone = [MessageState.Sending, MessageState.Unknown, .. Message.Answering];

    /// <summary>Whether another message went, or is on its way to go now, since the contact wrote (UTC).</summary>
    public static Task<bool> HaveAnsweredAsync(this PortalDbContext context, Message message, DateTime since, CancellationToken cancellationToken)
    {
        var (written, planned) = (TimedId.FirstAt(since), TimedId.FirstAt(since - LongestPlanned));
        return context.Messages.AnyAsync(
            m => m.LocationId == message.LocationId && m.ContactId == message.ContactId && m.Id >= planned && m.Id != message.Id
                && ((Gone.Contains(m.State) && m.ClaimedAt >= since) || (m.State == MessageState.Scheduled && m.PlannedAt == null && m.Id >= written)),
            cancellationToken);
    }
}
