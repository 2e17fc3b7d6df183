using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.People;

namespace Portal.Web.Features.Conversations;

/// <summary>What the page shows first, read once for its first rendering and for its circuit.</summary>
public sealed record FirstReadings(
    Caller Caller,
    ConversationFilter Filter,
    string? ContactId,
    Task<Reading<ConversationPage>> List,
    Task<Reading<ContactDetails>>? Contact,
    Task<Reading<ContactThread>>? Thread)
{
    /// <summary>Completes when all have, however they end.</summary>
    public Task WhenAll => Task.WhenAll(new Task?[] { List, Contact, Thread }.OfType<Task>());
}
