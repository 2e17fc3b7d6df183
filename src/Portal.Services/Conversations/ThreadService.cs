using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>One contact's thread: what the service has and what the portal itself sent, in one order.</summary>
public sealed class ThreadService
{
    /// <summary>The newest page. A contact without a conversation gives an empty thread.</summary>
    public Task<Reading<ContactThread>> OpenAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The same thread with one more page of older items.</summary>
    public Task<Reading<ContactThread>> OlderAsync(Caller caller, ContactThread thread, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>The same thread as it is now: new items, new states. Older items that were loaded stay loaded.</summary>
    public Task<Reading<ContactThread>> RefreshAsync(Caller caller, ContactThread thread, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>When the contact last wrote on each channel that has a window; input of <see cref="ChannelChoices"/>.</summary>
    public Task<Reading<LastInbound>> LastInboundAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        throw new NotImplementedException();

    /// <summary>Tells the service that the conversation has been read.</summary>
    public Task<Reading<ContactThread>> MarkReadAsync(Caller caller, ContactThread thread, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
