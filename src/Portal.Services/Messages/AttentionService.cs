using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>What waits for a person: messages that are held, unknown, refused or failed, of the last 30 days and not set aside.</summary>
public sealed class AttentionService(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    public const int Most = 500;

    /// <summary>The newest first, at most 500; everyone's only for those who may see everyone's.</summary>
    public async Task<IReadOnlyList<Message>> ListAsync(Caller caller, bool everyones, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Waiting(context, caller, everyones).OrderByDescending(m => m.StateAt).ThenByDescending(m => m.Id).Take(Most).ToListAsync(token), cancellationToken);

    /// <summary>Those of these messages that are the caller's own and wait for a person.</summary>
    public async Task<IReadOnlyList<Message>> OfAsync(Caller caller, IReadOnlyCollection<Guid> messageIds, CancellationToken cancellationToken) =>
        messageIds.Count == 0 ? [] : await database.ReadAsync(
            (context, token) => Waiting(context, caller, everyones: false).Where(m => messageIds.Contains(m.Id)).ToListAsync(token), cancellationToken);

    /// <summary>How many there are of the caller's own.</summary>
    public Task<int> CountAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => Waiting(context, caller, everyones: false).CountAsync(token), cancellationToken);

    private IQueryable<Message> Waiting(PortalDbContext context, Caller caller, bool everyones)
    {
        var since = clock.GetUtcNow().UtcDateTime - Reach;
        var waiting = context.VisibleTo(caller).Where(m =>
            (m.State == MessageState.Held || m.State == MessageState.Unknown || m.State == MessageState.Failed || m.State == MessageState.Refused)
            && m.SetAsideAt == null
            && m.StateAt > since);
        return everyones ? waiting : waiting.Where(m => m.AuthorId == caller.PersonId);
    }
}
