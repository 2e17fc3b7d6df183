using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;

namespace Portal.Services.Delivery;

/// <summary>What delivery reads of a message's contact, with its author's token.</summary>
internal sealed class ContactReads([FromKeyedServices(RatePurpose.Check)] IHighLevel service, ServiceReads reads)
{
    private const int Rows = 100;

    public Task<Reading<ServiceContact>> ContactAsync(Message message, CancellationToken cancellationToken) =>
        reads.AskAsync(Author(message), "this contact", (token, stop) => service.GetContactAsync(token, message.ContactId, stop), cancellationToken);

    /// <summary>The newest rows of the contact's conversation; none where there is no conversation yet.</summary>
    public async Task<Reading<ServiceMessagePage>> NewestAsync(Message message, CancellationToken cancellationToken)
    {
        var query = new ConversationQuery(message.LocationId) { ContactId = message.ContactId, Limit = 5 };
        var found = await reads.AskAsync(
            Author(message), "this conversation", (token, stop) => service.SearchConversationsAsync(token, query, stop), cancellationToken);
        return await found.ThenAsync(page => page.Conversations.FirstOrDefault(c => c.ContactId == message.ContactId) is { } conversation
            ? PageAsync(message, conversation.Id, cancellationToken)
            : Task.FromResult<Reading<ServiceMessagePage>>(new Reading<ServiceMessagePage>.Found(new ServiceMessagePage([], null, HasOlder: false))));
    }

    public Task<Reading<ServiceEmail>> EmailAsync(Message message, string emailMessageId, CancellationToken cancellationToken) =>
        reads.AskAsync(Author(message), "this email", (token, stop) => service.GetEmailAsync(token, emailMessageId, stop), cancellationToken);

    private Task<Reading<ServiceMessagePage>> PageAsync(Message message, string conversationId, CancellationToken cancellationToken) =>
        reads.AskAsync(
            Author(message),
            "this conversation",
            (token, stop) => service.ListMessagesAsync(token, new MessageQuery(conversationId) { Limit = Rows }, stop),
            cancellationToken);

    // What its author may see is enough for what is asked here, and no role adds to it.
    private static Caller Author(Message message) => new(message.AuthorId, message.AuthorName, message.LocationId, Role.Staff);
}
