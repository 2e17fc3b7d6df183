namespace Portal.Services.HighLevel;

/// <summary>The service, as far as the portal calls it. Every call is made with a sub-account's own token.</summary>
public interface IHighLevel
{
    Task<SendOutcome> SendAsync(AccessToken token, SendMessageRequest request, CancellationToken cancellationToken);

    Task<ServiceAnswer<IReadOnlyList<ServiceContact>>> SearchContactsAsync(AccessToken token, ContactQuery query, CancellationToken cancellationToken);

    Task<ServiceAnswer<ServiceContact>> GetContactAsync(AccessToken token, string contactId, CancellationToken cancellationToken);

    Task<ServiceAnswer<ServiceConversationPage>> SearchConversationsAsync(AccessToken token, ConversationQuery query, CancellationToken cancellationToken);

    Task<ServiceAnswer<ServiceConversation>> GetConversationAsync(AccessToken token, string conversationId, CancellationToken cancellationToken);

    Task<ServiceAnswer<ServiceMessagePage>> ListMessagesAsync(AccessToken token, MessageQuery query, CancellationToken cancellationToken);

    /// <summary>The status poll after a send.</summary>
    Task<ServiceAnswer<ServiceMessage>> GetMessageAsync(AccessToken token, string messageId, CancellationToken cancellationToken);

    Task<ServiceAnswer<ServiceEmail>> GetEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken);

    /// <summary>Marks a conversation as read.</summary>
    Task<ServiceAnswer<bool>> MarkReadAsync(AccessToken token, string conversationId, CancellationToken cancellationToken);

    /// <summary>Sets a conversation's count of unread messages, its star, or both: what is null stays.</summary>
    Task<ServiceAnswer<bool>> ChangeConversationAsync(AccessToken token, string conversationId, ConversationChange change, CancellationToken cancellationToken);

    /// <summary>Makes a user of the sub-account the one to whom the contact, and with it the conversation, is assigned; nobody where <paramref name="userId"/> is null.</summary>
    Task<ServiceAnswer<bool>> AssignContactAsync(AccessToken token, string contactId, string? userId, CancellationToken cancellationToken);

    /// <summary>Who works in the sub-account at the service; those who were deleted there are left out.</summary>
    Task<ServiceAnswer<IReadOnlyList<ServiceUser>>> ListUsersAsync(AccessToken token, string locationId, CancellationToken cancellationToken);

    /// <summary>Takes back a scheduled message. An e-mail needs <see cref="CancelScheduledEmailAsync"/>: its id is another one.</summary>
    /// <returns>Found when it will not be sent; refused also where the service answers 200 and means no, as it does for one already sent.</returns>
    Task<ServiceAnswer<bool>> CancelScheduledAsync(AccessToken token, string messageId, CancellationToken cancellationToken);

    /// <summary>Takes back a scheduled e-mail, by its <c>emailMessageId</c>.</summary>
    /// <returns>As <see cref="CancelScheduledAsync"/>.</returns>
    Task<ServiceAnswer<bool>> CancelScheduledEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken);

    /// <summary>
    /// Uploads one file for a later send; uploading it again does no harm. The stream is read once, and left open.
    /// Has a time limit of its own: <see cref="HighLevelOptions.UploadTimeoutSeconds"/>.
    /// </summary>
    Task<ServiceAnswer<ServiceUpload>> UploadAsync(AccessToken token, FileUpload file, CancellationToken cancellationToken);

    Task<ServiceAnswer<ServiceTemplatePage>> ListTemplatesAsync(AccessToken token, TemplateQuery query, CancellationToken cancellationToken);

    /// <summary>The sub-account's own phone numbers. Refused with 404 where it has no phone system.</summary>
    Task<ServiceAnswer<ServiceNumbers>> ListNumbersAsync(AccessToken token, string locationId, CancellationToken cancellationToken);

    /// <summary>Past and future ones, in the order of the service.</summary>
    Task<ServiceAnswer<IReadOnlyList<ServiceAppointment>>> ListAppointmentsAsync(AccessToken token, string contactId, CancellationToken cancellationToken);
}
