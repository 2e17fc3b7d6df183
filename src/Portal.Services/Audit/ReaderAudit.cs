using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Audit;

/// <summary>
/// Enters who opened what, by its id and never with its words, where the portal is set so: before the words are shown, and at most once an hour for each person and
/// thing, because a page that is open reads again with every change.
/// </summary>
public sealed class ReaderAudit(Database database, AuditTrail audit, IOptions<AuditOptions> options, TimeProvider clock)
{
    private const int MostKnown = 10_000;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // What this portal has entered lately, so that a page that reads again does not ask the database each time.
    private readonly ConcurrentDictionary<(Guid Person, string Location, string Detail), DateTime> _entered = new();

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task MessageAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        EnterAsync(caller, AuditActions.MessageOpened, $"Opened the message {messageId}.", cancellationToken);

    public Task ThreadAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        EnterAsync(caller, AuditActions.ThreadOpened, $"Opened the conversation with the contact {contactId}.", cancellationToken);

    private async Task EnterAsync(Caller caller, string action, string detail, CancellationToken cancellationToken)
    {
        var (key, since) = ((caller.PersonId, caller.LocationId, detail), Now - Hour);
        if (!options.Value.Readers || (_entered.TryGetValue(key, out var at) && at > since))
        {
            return;
        }

        await database.WriteAsync((context, token) => StoreAsync(context, caller, action, detail, since, token), cancellationToken);
        Forget(since);
        _entered[key] = Now;
    }

    private async Task StoreAsync(PortalDbContext context, Caller caller, string action, string detail, DateTime since, CancellationToken cancellationToken)
    {
        var first = Guid.CreateVersion7(new DateTimeOffset(since));
        if (!await context.Audit.AnyAsync(e => e.LocationId == caller.LocationId && e.Id > first && e.PersonId == caller.PersonId && e.Action == action && e.Detail == detail, cancellationToken))
        {
            audit.Record(context, new(action, detail, caller.PersonId, caller.Name, caller.LocationId));
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    private void Forget(DateTime since)
    {
        if (_entered.Count >= MostKnown)
        {
            foreach (var old in _entered.Where(known => known.Value <= since).ToList())
            {
                _entered.TryRemove(old);
            }
        }
    }
}
