namespace Portal.Sandbox.Service.Store;

/// <summary>
/// What a row of a conversation is: its TYPE_* name, its number, and the conversation type that it gives a search row.
/// Only 1, 2, 3, 11, 18 and 34 of the numbers are attested by the service's documents.
/// </summary>
internal sealed record MessageKind(string Name, int Code, string ConversationType = "TYPE_PHONE")
{
    public static MessageKind Call { get; } = new("TYPE_CALL", 1);
    public static MessageKind Sms { get; } = new("TYPE_SMS", 2);
    public static MessageKind Email { get; } = new("TYPE_EMAIL", 3, "TYPE_EMAIL");
    public static MessageKind CampaignSms { get; } = new("TYPE_CAMPAIGN_SMS", 7);
    public static MessageKind Facebook { get; } = new("TYPE_FACEBOOK", 11, "TYPE_FB_MESSENGER");
    public static MessageKind Gmb { get; } = new("TYPE_GMB", 15);
    public static MessageKind Review { get; } = new("TYPE_REVIEW", 17, "TYPE_REVIEW");
    public static MessageKind Instagram { get; } = new("TYPE_INSTAGRAM", 18);
    public static MessageKind WhatsApp { get; } = new("TYPE_WHATSAPP", 19);
    public static MessageKind CustomSms { get; } = new("TYPE_CUSTOM_SMS", 20);
    public static MessageKind ActivityContact { get; } = new("TYPE_ACTIVITY_CONTACT", 25);
    public static MessageKind LiveChat { get; } = new("TYPE_LIVE_CHAT", 29);
    public static MessageKind InternalComment { get; } = new("TYPE_INTERNAL_COMMENT", 30) { FilterName = "TYPE_INTERNAL_COMMENTS" };
    public static MessageKind ActivityAppointment { get; } = new("TYPE_ACTIVITY_APPOINTMENT", 31);
    public static MessageKind Rcs { get; } = new("TYPE_RCS", 37);
    public static MessageKind TikTok { get; } = new("TYPE_TIKTOK", 38);

    /// <summary>The name by which a list of messages is narrowed to it, which isn't always its own.</summary>
    public string FilterName { get; init; } = Name;

    /// <summary>
    /// The names that the list of messages can be narrowed to, by the service's document of 2026-05-01. Later ones have four more,
    /// for which nothing here asks.
    /// </summary>
    public static IReadOnlySet<string> Listable { get; } = new HashSet<string>(
        """
        CALL SMS EMAIL FACEBOOK GMB INSTAGRAM WHATSAPP ACTIVITY_APPOINTMENT ACTIVITY_CONTACT ACTIVITY_INVOICE ACTIVITY_PAYMENT
        ACTIVITY_OPPORTUNITY LIVE_CHAT INTERNAL_COMMENTS ACTIVITY_EMPLOYEE_ACTION_LOG
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(name => "TYPE_" + name),
        StringComparer.Ordinal);

    /// <summary>Every name that the search of conversations can be narrowed to.</summary>
    public static IReadOnlySet<string> AllNames { get; } = new HashSet<string>(
        """
        CALL SMS RCS EMAIL SMS_REVIEW_REQUEST WEBCHAT SMS_NO_SHOW_REQUEST CAMPAIGN_SMS CAMPAIGN_CALL CAMPAIGN_EMAIL CAMPAIGN_VOICEMAIL
        FACEBOOK CAMPAIGN_FACEBOOK CAMPAIGN_MANUAL_CALL CAMPAIGN_MANUAL_SMS GMB CAMPAIGN_GMB REVIEW INSTAGRAM WHATSAPP CUSTOM_SMS CUSTOM_EMAIL
        CUSTOM_PROVIDER_SMS CUSTOM_PROVIDER_EMAIL IVR_CALL ACTIVITY_CONTACT ACTIVITY_INVOICE ACTIVITY_PAYMENT ACTIVITY_OPPORTUNITY LIVE_CHAT
        LIVE_CHAT_INFO_MESSAGE ACTIVITY_APPOINTMENT FACEBOOK_COMMENT INSTAGRAM_COMMENT CUSTOM_CALL INTERNAL_COMMENT INTERNAL_COMMENTS
        ACTIVITY_EMPLOYEE_ACTION_LOG TIKTOK TIKTOK_COMMENT ACTIVITY_WHATSAPP FORM_SUBMISSION SMS_REACTION
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(name => "TYPE_" + name),
        StringComparer.Ordinal);
}
