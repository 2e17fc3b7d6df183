using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.History;
using Portal.Services.Storage;

namespace Portal.Services.Exports;

/// <summary>Removes what has lain long enough, and files in this portal's folder of which nothing is known any more.</summary>
internal sealed class ExportSweep(Database database, ExportFolder folder, IOptions<ExportOptions> options, TimeProvider clock)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var over = clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(options.Value.KeepHours);
        await database.WriteAsync((context, token) => context.ExportJobs.Where(j => j.EndedAt < over).ExecuteDeleteAsync(token), cancellationToken);
        var here = folder.Ids();
        var known = await database.ReadAsync((context, token) => context.ExportJobs.Where(j => here.Contains(j.Id) && (j.State == ExportState.Waiting || j.State == ExportState.Running || j.State == ExportState.Ready)).Select(j => j.Id).ToListAsync(token), cancellationToken);
        foreach (var id in here.Except(known))
        {
            folder.Delete(id);
        }
    }
}
