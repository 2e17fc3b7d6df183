using static Portal.Services.Messages.MessageState;

namespace Portal.Services.Messages;

/// <summary>Which state may follow which; <c>docs/states.md</c> draws the same.</summary>
public static class MessageSteps
{
    private static readonly Dictionary<MessageState, MessageState[]> Next = new()
    {
        [WaitingForApproval] = [Scheduled, Held, Cancelled],
        [Scheduled] = [Sending, Held, Cancelled, WaitingForApproval],
        [Sending] = [Accepted, Scheduled, Refused, Unknown, Held, ServiceScheduled],
        [Accepted] = [Delivered, Read, Failed],
        [Delivered] = [Read, Failed],
        [Read] = [],
        [Failed] = [],
        [Refused] = [],
        [Unknown] = [Accepted, ServiceScheduled, Held],
        [Held] = [Scheduled, Accepted, Cancelled, WaitingForApproval],
        [ServiceScheduled] = [Accepted, Delivered, Read, Failed, Held, Cancelled],
        [Cancelled] = [],
    };

    public static bool Allow(MessageState from, MessageState to) => Next[from].Contains(to);
}
