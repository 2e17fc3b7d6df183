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
}
