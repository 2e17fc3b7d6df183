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
            (context, token) => Planned(VisibleTo(context, caller, everyones)).OrderBy(m => m.PlannedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(token), cancellationToken);

    /// <summary>Those to one contact, by whomever: a thread shows what everyone writes to its contact.</summary>
    public async Task<IReadOnlyList<Message>> OfContactAsync(Caller caller, string contactId, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Planned(context.Messages.Where(m => m.LocationId == caller.LocationId && m.ContactId == contactId)).OrderBy(m => m.PlannedAt).ThenBy(m => m.Id).Take(Most).ToListAsync(token),
            cancellationToken);

    /// <summary>How many there are of the caller's own.</summary>
    public Task<int> CountAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => Planned(VisibleTo(context, caller, everyones: false)).CountAsync(token), cancellationToken);

    private static IQueryable<Message> VisibleTo(PortalDbContext context, Caller caller, bool everyones) =>
        everyones ? context.VisibleTo(caller) : context.VisibleTo(caller).Where(m => m.AuthorId == caller.PersonId);

    private static IQueryable<Message> Planned(IQueryable<Message> messages) => messages.Where(m =>
        m.PlannedAt != null && (m.State == MessageState.WaitingForApproval || m.State == MessageState.Scheduled || m.State == MessageState.Sending || m.State == MessageState.ServiceScheduled));
}
