using Portal.Services.HighLevel;
using Portal.Services.Messages;

namespace Portal.Services.Conversations;

/// <summary>The service's names for kinds, sources and states, in the portal's words.</summary>
internal static class ThreadWords
{
    /// <summary>Of what travels on none of the sub-account's channels.</summary>
    public static string Kind(string messageType) => messageType switch
    {
        "TYPE_CALL" or "TYPE_IVR_CALL" or "TYPE_CUSTOM_CALL" or "TYPE_CAMPAIGN_CALL" or "TYPE_CAMPAIGN_MANUAL_CALL" => "Call",
        "TYPE_VOICEMAIL" or "TYPE_CAMPAIGN_VOICEMAIL" => "Voicemail",
        "TYPE_INTERNAL_COMMENT" or "TYPE_INTERNAL_COMMENTS" => "Internal comment",
        "TYPE_REVIEW" or "TYPE_SMS_REVIEW_REQUEST" => "Review",
        "TYPE_SMS_NO_SHOW_REQUEST" => "SMS",
        "TYPE_SMS_REACTION" => "Reaction",
        "TYPE_RCS" => "RCS",
        "TYPE_GMB" or "TYPE_CAMPAIGN_GMB" => "Google Business",
        "TYPE_FACEBOOK_COMMENT" => "Facebook comment",
        "TYPE_INSTAGRAM_COMMENT" => "Instagram comment",
        "TYPE_TIKTOK" or "TYPE_TIKTOK_COMMENT" => "TikTok",
        "TYPE_LIVE_CHAT_INFO_MESSAGE" => "Live chat",
        "TYPE_FORM_SUBMISSION" => "Form",
        _ when messageType.StartsWith("TYPE_ACTIVITY_", StringComparison.Ordinal) => "Activity",
        _ => "Message",
    };

    /// <summary>Where an outgoing row came from that the portal did not send.</summary>
    public static string Author(ServiceMessage row) => row.Source switch
    {
        "workflow" => "Workflow",
        "campaign" => "Campaign",
        "bulk_actions" => "Bulk action",
        "api" => "Another program",
        _ => "HighLevel",
    };

    public static MessageState? State(string? status) => status switch
    {
        "pending" or "queued" or "sent" => MessageState.Accepted,
        "scheduled" => MessageState.ServiceScheduled,
        "delivered" => MessageState.Delivered,
        "read" or "opened" or "clicked" => MessageState.Read,
        "failed" or "undelivered" or "opt_out" or "rejected" => MessageState.Failed,
        _ => null,
    };
}
