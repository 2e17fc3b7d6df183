using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>What the portal itself knows to have happened with a contact's conversation, beside what was written in it.</summary>
public interface IThreadEvents
{
    /// <summary>From <paramref name="from"/> on, UTC; all when null. Each has no channel, and a key of its own.</summary>
    Task<IReadOnlyList<ThreadItem>> ReadAsync(Caller caller, string contactId, DateTime? from, CancellationToken cancellationToken);
}
