using Microsoft.EntityFrameworkCore;
using Portal.Services.Storage;

namespace Portal.Services.Exports;

/// <summary>Takes away all exports of a sub-account, whoever asked for them, because somebody is forgotten who may be in them.</summary>
public sealed class ExportRemoval(ExportFolder folder)
{
    /// <summary>
    /// Their entries, in the caller's transaction: when it ends nobody can download them any more, and whoever is writing one stops at its next piece. An entry
    /// goes whole, because its title and its filters may name the contact.
    /// </summary>
    internal static async Task<IReadOnlyList<Guid>> TakeOutAsync(PortalDbContext context, string locationId, CancellationToken cancellationToken)
    {
        var ids = await context.ExportJobs.Where(j => j.LocationId == locationId).Select(j => j.Id).ToListAsync(cancellationToken);
        await context.ExportJobs.Where(j => ids.Contains(j.Id)).ExecuteDeleteAsync(cancellationToken);
        return ids;
    }

    /// <summary>Their files in this portal's folder, after that transaction. Another portal that has a folder of its own misses the entries within five minutes.</summary>
    internal void DeleteFiles(IReadOnlyList<Guid> ids)
    {
        foreach (var id in ids)
        {
            try
            {
                folder.Delete(id);
            }
            catch (IOException)
            {
                // It is open, where open files can't be deleted: whoever writes it deletes it, else ExportSweep does.
            }
        }
    }
}
