using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Exports;

/// <summary>The files that a manager has asked for. Each is its requester's alone, and theirs only while they are manager or administrator there.</summary>
public sealed class ExportService(Database database, HistoryExport history, ExportFolder folder, ExportSignals signals, AuditTrail audit, IOptions<ExportOptions> options, TimeProvider clock)
{
    /// <summary>Of one person in one sub-account, unfinished.</summary>
    public const int MostAtOnce = 3;

    /// <summary>How long a finished file lies there.</summary>
    public int KeptHours => options.Value.KeepHours;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Few messages can be had at once; more are written behind the pages.</summary>
    public async Task<ExportAsking> AskAsync(Caller caller, ExportWish wish, CancellationToken cancellationToken)
    {
        if (!caller.MaySeeEveryonesMessages)
        {
            return new ExportAsking.NotAllowed();
        }

        if (wish.Format is ExportFormat.Evidence && !await history.IsAboutOneAsync(caller, wish.Query, cancellationToken))
        {
            return new ExportAsking.AboutSeveral();
        }

        var (most, bound) = (options.Value.MostRows, TimedId.FirstAt(Now.AddMilliseconds(1)));
        var count = await history.CountAsync(caller, wish.Query, bound, most + 1, cancellationToken);
        return count > most ? new ExportAsking.TooMany(most)
            : count <= options.Value.DirectRows && wish.Format is not ExportFormat.Evidence ? new ExportAsking.Direct()
            : await StoreAsync(caller, JobOf(caller, wish, count, bound), cancellationToken);
    }

    /// <summary>The caller's own, newest first.</summary>
    public Task<List<ExportJob>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => Own(context, caller).OrderByDescending(j => j.Id).ToListAsync(token), cancellationToken);

    /// <summary>Nothing more is written of it, and what was is deleted; false where it has ended meanwhile.</summary>
    public async Task<bool> CancelAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        await database.WriteAsync(
            (context, token) => Own(context, caller).Where(j => j.Id == id && (j.State == ExportState.Waiting || j.State == ExportState.Running))
                .ExecuteUpdateAsync(set => set.SetProperty(j => j.State, ExportState.Cancelled).SetProperty(j => j.EndedAt, Now), token),
            cancellationToken) == 1;

    /// <summary>Its file and its entry in the list.</summary>
    public async Task DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var deleted = await database.WriteAsync(
            (context, token) => Own(context, caller).Where(j => j.Id == id && j.State != ExportState.Waiting && j.State != ExportState.Running).ExecuteDeleteAsync(token), cancellationToken);
        if (deleted == 1)
        {
            folder.Delete(id);
        }
    }

    /// <summary>The finished file; the audit says who took it.</summary>
    public async Task<ExportOpening> OpenAsync(Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var job = await database.ReadAsync((context, token) => Own(context, caller).SingleOrDefaultAsync(j => j.Id == id && j.State == ExportState.Ready, token), cancellationToken);
        if (job is null)
        {
            return new ExportOpening.NotFound();
        }

        if (folder.OpenToRead(id) is not { } file)
        {
            return new ExportOpening.Elsewhere();
        }

        await database.WriteAsync((context, token) => RecordAsync(context, caller, AuditActions.ExportDownloaded, $"Downloaded an export of {Messages(job.Rows)}.", token), cancellationToken);
        return new ExportOpening.Opened(file, job);
    }

    private static IQueryable<ExportJob> Own(PortalDbContext context, Caller caller) =>
        context.ExportJobs.Where(j => caller.MaySeeEveryonesMessages && j.LocationId == caller.LocationId && j.PersonId == caller.PersonId);

    private ExportJob JobOf(Caller caller, ExportWish wish, int count, Guid bound) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        LocationId = caller.LocationId,
        PersonId = caller.PersonId,
        PersonName = caller.Name,
        Format = wish.Format,
        Title = wish.Title,
        Query = StoredQuery.Write(wish.Query),
        AskedAt = Now,
        Total = count,
        Last = bound,
        Holder = signals.Portal, // whose page its requester sees, so that the file lies where they come for it
        HeldUntil = Now + ExportWork.Lease,
    };

    private async Task<ExportAsking> StoreAsync(Caller caller, ExportJob job, CancellationToken cancellationToken)
    {
        var asking = await database.WriteAsync<ExportAsking>(
            async (context, token) =>
            {
                if (await Own(context, caller).CountAsync(j => j.State == ExportState.Waiting || j.State == ExportState.Running, token) >= MostAtOnce)
                {
                    return new ExportAsking.Busy();
                }

                context.Add(job);
                await RecordAsync(context, caller, AuditActions.ExportRequested, $"Asked for an export of {Messages(job.Total)}.", token);
                return new ExportAsking.Begun(job.Id);
            },
            cancellationToken);
        signals.Raise();
        return asking;
    }

    private async Task RecordAsync(PortalDbContext context, Caller caller, string action, string detail, CancellationToken cancellationToken)
    {
        audit.Record(context, new(action, detail, caller.PersonId, caller.Name, caller.LocationId));
        await context.SaveChangesAsync(cancellationToken);
    }

    internal static string Messages(int count) => count == 1 ? "1 message" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} messages");
}

/// <summary><paramref name="Title"/> is what is asked for, as a person reads it.</summary>
public sealed record ExportWish(HistoryQuery Query, ExportFormat Format, string Title);

/// <summary>Every way asking for an export can end.</summary>
public abstract record ExportAsking
{
    private ExportAsking()
    {
    }

    /// <summary>So few that they can be downloaded at once.</summary>
    public sealed record Direct : ExportAsking;

    /// <summary>It is written behind the pages.</summary>
    public sealed record Begun(Guid Id) : ExportAsking;

    /// <summary>More than <paramref name="Most"/> messages.</summary>
    public sealed record TooMany(int Most) : ExportAsking;

    /// <summary>The person's earlier ones are not finished.</summary>
    public sealed record Busy : ExportAsking;

    /// <summary>An evidence pack is about one contact or one person.</summary>
    public sealed record AboutSeveral : ExportAsking;

    /// <summary>Only managers and administrators take messages out of the portal.</summary>
    public sealed record NotAllowed : ExportAsking;
}

/// <summary>Every way asking for a finished file can end.</summary>
public abstract record ExportOpening
{
    private ExportOpening()
    {
    }

    /// <summary>Who reads <paramref name="File"/> closes it.</summary>
    public sealed record Opened(Stream File, ExportJob Job) : ExportOpening;

    /// <summary>Another portal on the same data has it, which does not share its folder with this one.</summary>
    public sealed record Elsewhere : ExportOpening;

    /// <summary>There is none, or it is not the caller's, which look the same from outside.</summary>
    public sealed record NotFound : ExportOpening;
}
