using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;

namespace Portal.Services.Storage;

/// <summary>Finds out whether the data can be read, and after a failure whether it can be stored again.</summary>
public sealed class StorageProbe(Database database, StorageHealth health, AuditTrail audit)
{
    /// <summary>Null when all is well.</summary>
    public async Task<StorageFault?> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (!await database.ReadAsync(CanReadAsync, cancellationToken))
            {
                return StorageFault.Unreachable;
            }

            if (health.Fault is { } fault)
            {
                await StoreAsync(fault, cancellationToken);
                health.WorksAgain();
            }

            return null;
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            return fault;
        }
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
