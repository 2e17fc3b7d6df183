using Portal.Services.Contacts;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Lists the conversations of the caller's sub-account.</summary>
public sealed class ConversationService
{
    /// <summary>One page. With a text, contacts who have no conversation yet are found too.</summary>
    public Task<Reading<ConversationPage>> ListAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
