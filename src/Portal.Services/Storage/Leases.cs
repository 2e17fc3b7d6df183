using Microsoft.EntityFrameworkCore;

namespace Portal.Services.Storage;

/// <summary>
/// For work that only one of all portals may do at a time and that talks to others, so that it can't be inside a transaction: a row says
/// who does it. Whoever dies with it is waited for no longer than the lease lasts.
/// </summary>
public sealed class Leases(Database database, TimeProvider clock)
{
    /// <summary>The holder's id; null while somebody else has it.</summary>
    public Task<Guid?> TryTakeAsync(string name, TimeSpan time, CancellationToken cancellationToken) =>
        database.WriteAsync<Guid?>(
            async (context, token) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var holder = Guid.CreateVersion7();
                var row = await context.Leases.SingleOrDefaultAsync(l => l.Name == name, token);
                if (row?.Until > now)
                {
                    return null;
                }

                row ??= context.Add(new Lease { Name = name, Holder = holder, Until = now }).Entity;
                (row.Holder, row.Until) = (holder, now + time);
                await context.SaveChangesAsync(token);
                return holder;
            },
            cancellationToken);

    public Task ReturnAsync(string name, Guid holder, CancellationToken cancellationToken) =>
        database.WriteAsync(
            (context, token) => context.Leases.Where(l => l.Name == name && l.Holder == holder).ExecuteDeleteAsync(token),
            cancellationToken);
}
