using Portal.Services.Composing;
using Portal.Services.Messages;

namespace Portal.Services.Delivery;

/// <summary>What the service's status words mean for a message of ours.</summary>
internal static class ServiceStatus
{
    /// <summary>Null for words that say no more than that it is under way, and for words we don't know.</summary>
    public static MessageState? StateOf(string? status) => status switch
    {
        "delivered" => MessageState.Delivered,
        "read" or "opened" or "clicked" => MessageState.Read,
        "failed" or "undelivered" or "rejected" or "opt_out" => MessageState.Failed,
        _ => null,
    };

    /// <summary>Whether the service has sent what it was to hold until its time.</summary>
    public static bool IsUnderWay(string? status) => status is "queued" or "pending" or "sent";

    /// <summary>Whether a delivered message on this channel may still be reported as read.</summary>
    public static bool TellsRead(Channel channel) => channel != Channel.Sms;
}
