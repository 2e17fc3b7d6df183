using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>What is planned for later and has not gone out yet, held by the portal or by the service.</summary>
public sealed class PlannedMessages(Database database)
{
    public const int Most = 500;

    /// <summary>The next first, at most 500; everyone's only for those who may see everyone's.</summary>
    public async Task<IReadOnlyList<Message>> ListAsync(Caller caller, bool everyones, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Planned(context, caller, everyones).OrderBy(m => m.PlannedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(token), cancellationToken);

    /// <summary>Those to one contact, by whomever, as the thread shows them.</summary>
    public async Task<IReadOnlyList<Message>> OfContactAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Planned(context, caller, everyones: null).Where(m => m.ContactId == contactId).OrderBy(m => m.PlannedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(token),
            cancellationToken);

    /// <summary>How many there are of the caller's own.</summary>
    public Task<int> CountAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => Planned(context, caller, everyones: false).CountAsync(token), cancellationToken);

    /// <summary>Null for everyone's without asking, as in a thread, which shows what everyone sent.</summary>
    private static IQueryable<Message> Planned(PortalDbContext context, Caller caller, bool? everyones)
    {
        var planned = context.Messages.Where(m =>
            m.LocationId == caller.LocationId && m.PlannedAt != null
            && (m.State == MessageState.Scheduled || m.State == MessageState.Sending || m.State == MessageState.ServiceScheduled));
        return everyones is null || (everyones is true && caller.MaySeeEveryonesMessages) ? planned : planned.Where(m => m.AuthorId == caller.PersonId);
    }
}
