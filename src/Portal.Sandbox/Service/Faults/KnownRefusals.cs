namespace Portal.Sandbox.Service.Faults;

/// <summary>Every refusal of a send that is known, by name: its code, or for those without one a name of the sandbox's own.</summary>
public static class KnownRefusals
{
    public const string NoContent = "CONVERSATIONS_MSG_NO_CONTENT";
    public const string NoPhone = "CONVERSATIONS_MSG_NO_PHONE";
    public const string NoEmail = "CONVERSATIONS_MSG_NO_EMAIL";
    public const string InvalidEmail = "CONVERSATIONS_MSG_INVALID_EMAIL";
    public const string InvalidEmailTo = "CONVERSATIONS_MSG_INVALID_EMAILTO";
    public const string DndSms = "CONVERSATIONS_MSG_DND_ACTIVE_SMS";
    public const string DndEmail = "CONVERSATIONS_MSG_DND_ACTIVE_EMAIL";
    public const string DndWhatsApp = "CONVERSATIONS_MSG_DND_ACTIVE_WHATSAPP";
    public const string Unsubscribed = "CONVERSATIONS_MSG_UNSUBSCRIBED";
    public const string PhoneMismatch = "CONVERSATIONS_MSG_PHONE_MISMATCH";
    public const string ChatNoLongerActive = "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE";
    public const string ProviderNoAccess = "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS";
    public const string ProviderMismatch = "CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH";
    public const string ContactNotFound = "CONVERSATIONS_CONTACT_NOT_FOUND";
    public const string MessageNotFound = "CONVERSATIONS_MSG_NOT_FOUND";
    public const string InvalidStartDate = "CONVERSATIONS_MSG_INVALID_START_DATE_FORMAT";

    public const string VersionMissing = "401_VERSION_MISSING";
    public const string InvalidJwt = "401_INVALID_JWT";
    public const string InvalidToken = "401_INVALID_TOKEN";
    public const string InvalidPrivateIntegration = "401_INVALID_PRIVATE_INTEGRATION";
    public const string ScopeMissing = "401_SCOPE_MISSING";
    public const string UserTypeMismatch = "401_USER_TYPE_MISMATCH";
    public const string AuthClass = "401_AUTH_CLASS";
    public const string OtherLocation = "403_OTHER_LOCATION";
    public const string ContactNotGiven = "404_CONTACT_NOT_GIVEN";
    public const string WrongFields = "422_WRONG_FIELDS";
    public const string OlderForm = "400_OLDER_FORM";

    /// <summary>No refusal: what became of the message is unknown.</summary>
    public const string ServerError = "500_SERVER_ERROR";

    public static IReadOnlyList<KnownRefusal> All { get; } =
    [
        Coded(NoContent, 422, "There is no message or attachments for this message. Skip sending."),
        Coded(NoPhone, 422, "Missing phone number"),
        Coded(NoEmail, 400, "Contact has no email"),
        Coded(InvalidEmail, 400, "Unable to send e-mail, contact's e-mail is invalid"),
        Coded(InvalidEmailTo, 400, "Cannot send message as emailTo is not under contact's primary or additional emails"),
        Coded(DndSms, 400, "Cannot send message as DND is active for SMS."),
        Coded(DndEmail, 400, "Cannot send message as DND is active for Email."),
        Coded(DndWhatsApp, 400, "Cannot send message as DND is active for WhatsApp"),
        Coded(Unsubscribed, 400, "Cannot send email as someone@example.com has unsubscribed"),
        Coded(PhoneMismatch, 400, "toNumber does not match any of the contact's phone numbers"),
        Coded(ChatNoLongerActive, 400, "Can't send Facebook message as the last inbound message was earlier than 24 hours ago.") with
        {
            Arguments = new Dictionary<string, string> { ["channel"] = "Facebook" },
        },
        Coded(ProviderNoAccess, 401, "The token does not own the conversation provider."),
        Coded(ProviderMismatch, 400, "Incorrect conversationProviderId/type"),
        Coded(ContactNotFound, 400, "Contact not found for id:0123456789abcdefghij"),
        Coded(MessageNotFound, 400, "No message found with id: 0123456789abcdefghij"),
        Coded(InvalidStartDate, 400, "Invalid start date format"),
        new(VersionMissing, 401, "version header was not found.", null),
        new(InvalidJwt, 401, "Invalid JWT", null),
        new(InvalidToken, 401, "Invalid token: access token is invalid", null),
        new(InvalidPrivateIntegration, 401, "Invalid Private Integration token", null),
        new(ScopeMissing, 401, "The token is not authorized for this scope.", null),
        new(UserTypeMismatch, 401, "Token's user type mismatch!", null),
        new(AuthClass, 401, "This authClass type is not allowed to access this scope.", null),
        new(OtherLocation, 403, "The token does not have access to this location.", null),
        new(ContactNotGiven, 404, "Contact id not given", null),
        new(WrongFields, 422, "type must be a valid enum value", null) { IsList = true },
        new(OlderForm, 400, "Something is wrong with this request.", null) { IsOlderForm = true },
        new(ServerError, 500, "Internal server error", null),
    ];

    private static readonly Dictionary<string, KnownRefusal> ByName = All.ToDictionary(refusal => refusal.Name);

    public static KnownRefusal? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    private static KnownRefusal Coded(string code, int status, string message) => new(code, status, message, code);
}
