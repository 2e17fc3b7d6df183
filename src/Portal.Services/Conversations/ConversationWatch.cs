using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Tells open pages that a thread, or the list, has really changed. One poll of the service serves everybody who looks at the same.</summary>
public sealed class ConversationWatch
{
    /// <summary>
    /// <paramref name="changed"/> is called on any thread, never twice at a time, until the subscription is disposed:
    /// for the contact's thread, or for the list of conversations when <paramref name="contactId"/> is null.
    /// </summary>
    public IDisposable Subscribe(Caller caller, string? contactId, Func<Task> changed) => throw new NotImplementedException();
}
