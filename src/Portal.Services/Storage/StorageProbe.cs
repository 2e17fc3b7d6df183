using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;

namespace Portal.Services.Storage;

/// <summary>Finds out whether the data can be read, whether a write has its turn, and after a failure whether it can be stored again. It waits for none of it longer than one should.</summary>
public sealed class StorageProbe(Database database, StorageHealth health, AuditTrail audit, TimeProvider clock)
{
    /// <summary>Null when all is well.</summary>
    public async Task<StorageFault?> LookAsync(CancellationToken cancellationToken)
    {
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await FindAsync(giveUp.Token).WaitAsync(StorageHealth.Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            await giveUp.CancelAsync(); // so that what waits for its turn does nothing when that comes
            return StorageFault.Silent;
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            return fault;
        }
    }

    private async Task<StorageFault?> FindAsync(CancellationToken cancellationToken)
    {
        if (!await database.ReadAsync(CanReadAsync, cancellationToken))
        {
            return StorageFault.Unreachable;
        }

        if (health.Fault == StorageFault.Damaged)
        {
            return StorageFault.Damaged; // what is whole can still be written, which mends nothing
        }

        if (health.Fault is { } fault)
        {
            await StoreAsync(fault, cancellationToken);
            health.WorksAgain();
        }
        else
        {
            await database.WriteAsync((_, _) => Task.CompletedTask, cancellationToken); // takes its turn and the lock, and no room
        }

        return null;
    }

    private static async Task<bool> CanReadAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        if (!await context.Database.CanConnectAsync(cancellationToken))
        {
            return false;
        }

        await context.Sessions.AnyAsync(cancellationToken); // a damaged file can be opened
        return true;
    }

    // A row more, as every write of the portal is: whatever takes no room would succeed on a full disk.
    private Task StoreAsync(StorageFault fault, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            audit.Record(context, new("storage-works", $"Data can be stored again; before, {fault.Word}."));
            await context.SaveChangesAsync(token);
        },
        cancellationToken);
}
