using Microsoft.Extensions.Caching.Memory;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Inbox;
using Portal.Services.People;

namespace Portal.Web.Features.Conversations;

/// <summary>
/// Begins a page's readings, and keeps them for the moment between the page's first rendering and the start of its circuit,
/// which would otherwise read everything a second time and show an empty page meanwhile.
/// </summary>
public sealed class FirstReader(InboxList conversations, ContactService contacts, ThreadService threads, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);
    private readonly MemoryCache _kept = new(new MemoryCacheOptions());

    /// <summary>The readings outlive the request that asked for them, but not by much.</summary>
    public FirstReadings Begin(Caller caller, ConversationFilter filter, string? contactId)
    {
        var token = new CancellationTokenSource(Kept, time).Token;
        return new FirstReadings(
            caller,
            filter,
            contactId,
            conversations.ListAsync(caller, filter, token),
            contactId is null ? null : contacts.GetAsync(caller, contactId, token),
            contactId is null ? null : threads.OpenAsync(caller, contactId, token));
    }

    /// <summary>The key travels inside the page's protected state; nobody can make one up.</summary>
    public Guid Keep(FirstReadings readings)
    {
        var key = Guid.CreateVersion7();
        _kept.Set(key, readings, Kept);
        return key;
    }

    /// <summary>Null when they have been taken, have waited too long, or were read for another person or sub-account.</summary>
    public FirstReadings? Take(Guid? key, Caller caller)
    {
        if (key is not { } known || !_kept.TryGetValue(known, out FirstReadings? readings) || readings?.Caller != caller)
        {
            return null;
        }

        _kept.Remove(known);
        return readings;
    }

    public void Dispose() => _kept.Dispose();
}
