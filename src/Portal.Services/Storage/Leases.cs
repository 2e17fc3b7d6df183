using Microsoft.EntityFrameworkCore;

namespace Portal.Services.Storage;

/// <summary>
/// For work that only one of all portals may do at a time and that talks to others, so that it can't be inside a transaction: a row says
/// who does it. Whoever dies with it is waited for no longer than the lease lasts.
/// </summary>
public sealed class Leases(Database database, TimeProvider clock)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// Does the work once nobody else does it, unless looking finds before that what it would bring. What is looked at may have changed up to the
    /// moment at which the work begins. It goes on to its end, whoever waits for it.
    /// </summary>
    /// <param name="name">Of the work.</param>
    /// <param name="longest">What the work takes at most; nobody waits longer for another who does it.</param>
    /// <param name="lookAsync">What is there already; null while the work has to be done.</param>
    /// <param name="workAsync">The work.</param>
    /// <returns>Null where another was at it for longer.</returns>
    internal async Task<T?> RunAloneAsync<T>(string name, TimeSpan longest, Func<Task<T?>> lookAsync, Func<Task<T>> workAsync)
        where T : class
    {
        for (var until = clock.GetUtcNow() + longest; clock.GetUtcNow() < until; await Task.Delay(Glance, clock, CancellationToken.None))
        {
            if (await lookAsync() is { } there)
            {
                return there;
            }

            if (await TryTakeAsync(name, longest, CancellationToken.None) is { } holder)
            {
                try
                {
                    return await workAsync();
                }
                finally
                {
                    await ReturnAsync(name, holder, CancellationToken.None);
                }
            }
        }

        return null;
    }

    /// <summary>The holder's id; null while somebody else has it.</summary>
    private Task<Guid?> TryTakeAsync(string name, TimeSpan time, CancellationToken cancellationToken) =>
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

    private async Task ReturnAsync(string name, Guid holder, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            (context, token) => context.Leases.Where(l => l.Name == name && l.Holder == holder).ExecuteDeleteAsync(token),
            cancellationToken);
}
