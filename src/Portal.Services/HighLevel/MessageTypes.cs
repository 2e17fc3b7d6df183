namespace Portal.Services.HighLevel;

/// <summary>Which of the service's TYPE_* names its documents let one ask for. A strict service refuses the whole question for one other name.</summary>
public static class MessageTypes
{
    /// <summary>For the <c>type</c> of <c>GET /conversations/{id}/messages</c>.</summary>
    public static IReadOnlySet<string> InThreads { get; } = Named(
        """
        CALL SMS EMAIL FACEBOOK GMB INSTAGRAM WHATSAPP ACTIVITY_APPOINTMENT ACTIVITY_CONTACT ACTIVITY_INVOICE ACTIVITY_PAYMENT
        ACTIVITY_OPPORTUNITY LIVE_CHAT INTERNAL_COMMENTS ACTIVITY_EMPLOYEE_ACTION_LOG
        """);

    /// <summary>For the <c>lastMessageType</c> of <c>GET /conversations/search</c>.</summary>
    public static IReadOnlySet<string> InSearch { get; } = Named(
        """
        CALL SMS EMAIL SMS_REVIEW_REQUEST WEBCHAT SMS_NO_SHOW_REQUEST CAMPAIGN_SMS CAMPAIGN_CALL CAMPAIGN_EMAIL CAMPAIGN_VOICEMAIL FACEBOOK
        CAMPAIGN_FACEBOOK CAMPAIGN_MANUAL_CALL CAMPAIGN_MANUAL_SMS GMB CAMPAIGN_GMB REVIEW INSTAGRAM WHATSAPP CUSTOM_SMS CUSTOM_EMAIL
        CUSTOM_PROVIDER_SMS CUSTOM_PROVIDER_EMAIL IVR_CALL ACTIVITY_CONTACT ACTIVITY_INVOICE ACTIVITY_PAYMENT ACTIVITY_OPPORTUNITY LIVE_CHAT
        LIVE_CHAT_INFO_MESSAGE ACTIVITY_APPOINTMENT FACEBOOK_COMMENT INSTAGRAM_COMMENT CUSTOM_CALL INTERNAL_COMMENT ACTIVITY_EMPLOYEE_ACTION_LOG
        """);

    private static HashSet<string> Named(string names) =>
        [.. names.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(name => "TYPE_" + name)];
}
