namespace Portal.Services.Composing;

/// <summary>The service's <c>canonicalCode</c>s. It publishes no list; these are the ones met by others and by us.</summary>
internal static class RefusalCodes
{
    private const string Dnd = "CONVERSATIONS_MSG_DND_ACTIVE";

    public static RefusalWords? Find(string? code, Channel channel) => code switch
    {
        null => null,
        "CONVERSATIONS_MSG_NO_CONTENT" => new("The service found nothing to send in it.", "Write a message and send it again.", IsFinal: true),
        "CONVERSATIONS_MSG_NO_PHONE" => new("The contact has no phone number.", "Add one in HighLevel, or write on another channel.", IsFinal: true),
        "CONVERSATIONS_MSG_NO_EMAIL" => new("The contact has no email address.", "Add one in HighLevel, or write on another channel.", IsFinal: true),
        "CONVERSATIONS_MSG_INVALID_EMAIL" => new("The contact's email address is not valid.", "Correct it in HighLevel, or write on another channel.", IsFinal: true),
        "CONVERSATIONS_MSG_INVALID_EMAILTO" => new("That email address is not one of the contact's, or it is blocked by do-not-disturb.", "Choose one of the contact's own addresses, or write on another channel.", IsFinal: true),
        "CONVERSATIONS_MSG_UNSUBSCRIBED" => new("The contact has unsubscribed from email.", "Write on another channel.", IsFinal: true),
        "CONVERSATIONS_MSG_PHONE_MISMATCH" => new("That number is not one of the contact's.", "Choose one of the contact's own numbers.", IsFinal: true),
        "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE" => new($"The contact has not written on {channel.Name} in the last 24 hours.", "Write on another channel, or wait until they write.", IsFinal: true),
        "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS" => new("This sign-in may not use the provider for custom messages.", "Ask an administrator to check the sub-account's provider, or write on another channel."),
        "CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH" => new("The provider for custom messages is not set up for this.", "Ask an administrator to check the sub-account's provider, or write on another channel."),
        RefusalWords.ContactNotFound => new("The service no longer has this contact; it may have been merged or deleted.", "Edit and send it again: the portal looks for who may be meant, and asks you.", IsFinal: true),
        "CONVERSATIONS_MSG_NOT_FOUND" => new("The service has no such message.", "Open the conversation again and look.", IsFinal: true),
        "CONVERSATIONS_MSG_INVALID_START_DATE_FORMAT" => new("The service did not understand a date.", "Show this to an administrator."),
        _ when code.StartsWith(Dnd, StringComparison.Ordinal) => new($"The contact has do-not-disturb on for {channel.Name}.", "Write on another channel, or ask them first.", IsFinal: true),
        _ => null,
    };
}
