using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Exports;

/// <summary>
/// Writes the files, in pieces. Each piece is a read of its own, because a long one keeps SQLite's write-ahead log from being emptied; it is on
/// the disk before the row says that it is written, so whoever goes on cuts the file where the row says and writes on from there.
/// </summary>
internal sealed class ExportWork(Database database, HistoryExport history, ExportFolder folder, ExportSignals signals, KnownSubAccounts subAccounts, IStateWording wording, AuditTrail audit, TimeProvider clock)
{
    internal const int Piece = 2_000;

    /// <summary>After that long without a piece another portal goes on with it.</summary>
    internal static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private const string NotWritten = "The file could not be written: the portal’s disk may be full, or its folder closed. Ask an administrator, and export again.";

    private const string Broken = "Something went wrong in the portal, and its log says what. Tell an administrator.";

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What a portal that is no more was at; for one that has the data alone.</summary>
    public Task TakeOverAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            (context, token) => context.ExportJobs.Where(j => j.State == ExportState.Waiting || j.State == ExportState.Running).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeldUntil, DateTime.UnixEpoch), token),
            cancellationToken);

    /// <summary>Works on one until it has ended; false where none waits.</summary>
    public async Task<bool> RunNextAsync(CancellationToken cancellationToken)
    {
        if (await ClaimAsync(cancellationToken) is not { } job)
        {
            return false;
        }

        try
        {
            await RunAsync(job, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException && StorageFault.Of(exception) is null)
        {
            await EndAsync(job, ExportState.Failed, NotWritten, CancellationToken.None);
        }
        catch (OperationCanceledException)
        {
            await GiveBackAsync(job);
            throw;
        }
        catch (Exception exception) when (!StorageFault.Explains(exception))
        {
            await EndAsync(job, ExportState.Failed, Broken, CancellationToken.None); // the next try would come to the same
            throw;
        }

        return true;
    }

    private Task<ExportJob?> ClaimAsync(CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var (now, until, me) = (Now, Now + Lease, signals.Portal);
                var free = context.ExportJobs.Where(j => (j.State == ExportState.Waiting || j.State == ExportState.Running) && (j.Holder == me || j.HeldUntil < now));
                if (await free.AsNoTracking().OrderBy(j => j.Id).FirstOrDefaultAsync(token) is not { } job
                    || await free.Where(j => j.Id == job.Id).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, ExportState.Running).SetProperty(j => j.Holder, me).SetProperty(j => j.HeldUntil, until), token) == 0)
                {
                    return null;
                }

                return job;
            },
            cancellationToken);

    private async Task RunAsync(ExportJob job, CancellationToken cancellationToken)
    {
        if (!await WriteFileAsync(job, cancellationToken))
        {
            folder.Delete(job.Id); // cancelled
            return;
        }

        if (job.Format is not ExportFormat.Evidence)
        {
            folder.Finish(job.Id);
        }
        else if (!await PackAsync(job, cancellationToken))
        {
            folder.Delete(job.Id);
            return;
        }

        await EndAsync(job, ExportState.Ready, problem: null, cancellationToken);
    }

    private async Task<bool> WriteFileAsync(ExportJob job, CancellationToken cancellationToken)
    {
        await using var file = folder.OpenToWriteOn(job.Id, job.Bytes) ?? FromTheBeginning(job);
        var (query, caller) = (StoredQuery.Read(job.Query), new Caller(job.PersonId, job.PersonName, job.LocationId, Role.Manager));
        var lines = ExportLines.Of(job.Format, query.TimeZone, subAccounts.RulesOf(job.LocationId), wording.Speak(job.LocationId, query.TimeZone));
        using var buffer = new MemoryStream();
        var (reading, noting) = (ReadAsync(job.Last, job.Total - job.Rows), Task.FromResult(true));
        try
        {
            for (var isLast = false; !isLast;)
            {
                var messages = await reading;
                var left = job.Total - job.Rows - messages.Count;
                isLast = messages.Count < Piece || left <= 0;
                reading = isLast ? reading : ReadAsync(messages[^1].Id, left); // while these are written
                buffer.SetLength(0);
                lines.Write(buffer, messages, lines.HasLives ? await LivesAsync(messages, cancellationToken) : ExportLines.NoEvents, isFirst: job.Bytes == 0);
                if (!await noting)
                {
                    return false;
                }

                await AppendAsync(file, buffer, cancellationToken);
                noting = NoteAsync(job, messages, file, cancellationToken); // while the next are written
            }
        }
        finally
        {
            await noting; // whoever goes on with it finds what is on the disk
        }

        return await noting;

        Task<List<ExportedMessage>> ReadAsync(Guid last, int left) => Task.Run(() => history.PieceAsync(caller, query, last, Math.Min(Piece, left), cancellationToken), cancellationToken);
    }

    private async Task<ILookup<Guid, MessageEvent>> LivesAsync(IReadOnlyList<ExportedMessage> messages, CancellationToken cancellationToken)
    {
        var ids = messages.Select(m => m.Id).ToList();
        var steps = await database.ReadAsync((context, token) => context.MessageEvents.Where(e => ids.Contains(e.MessageId)).OrderBy(e => e.Number).ToListAsync(token), cancellationToken);
        return steps.ToLookup(step => step.MessageId);
    }

    /// <summary>False where it was cancelled.</summary>
    private async Task<bool> PackAsync(ExportJob job, CancellationToken cancellationToken)
    {
        await using (var file = folder.CreatePack(job.Id))
        {
            job.Digest = await new EvidencePack(ManifestOf(job)).WriteAsync(() => folder.OpenUnfinished(job.Id), file, () => AdvanceAsync(job, job.Rows, job.Bytes, job.Last, cancellationToken), cancellationToken);
            if (job.Digest is null)
            {
                return false;
            }

            file.Flush(flushToDisk: true);
            job.Bytes = file.Length;
        }

        folder.FinishPack(job.Id);
        return true;
    }

    private EvidenceManifest ManifestOf(ExportJob job) => new()
    {
        LocationId = job.LocationId,
        SubAccount = subAccounts.NameOf(job.LocationId),
        Title = job.Title,
        Query = job.Query,
        PersonId = job.PersonId,
        PersonName = job.PersonName,
        AskedAt = job.AskedAt,
        MadeAt = Now,
        Count = job.Rows,
    };

    // Another portal had it, whose folder this one does not see.
    private FileStream FromTheBeginning(ExportJob job)
    {
        (job.Rows, job.Bytes, job.Last) = (0, 0, TimedId.FirstAt(job.AskedAt.AddMilliseconds(1)));
        return folder.OpenToWriteOn(job.Id, 0) ?? throw new IOException("The file has no beginning.");
    }

    private static async Task AppendAsync(FileStream file, MemoryStream buffer, CancellationToken cancellationToken)
    {
        await file.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), cancellationToken);
        await file.FlushAsync(cancellationToken);
    }

    /// <summary>False where it was cancelled, or another portal has it. What the file gets meanwhile is behind the length that is noted.</summary>
    private async Task<bool> NoteAsync(ExportJob job, List<ExportedMessage> messages, FileStream file, CancellationToken cancellationToken)
    {
        var (rows, bytes, last) = (job.Rows + messages.Count, file.Position, messages.Count > 0 ? messages[^1].Id : job.Last);
        (job.Rows, job.Bytes, job.Last) = (rows, bytes, last);
        await Task.Run(() => RandomAccess.FlushToDisk(file.SafeFileHandle), cancellationToken);
        return await AdvanceAsync(job, rows, bytes, last, cancellationToken);
    }

    /// <summary>False where it was cancelled, or another portal has it.</summary>
    private async Task<bool> AdvanceAsync(ExportJob job, int rows, long bytes, Guid last, CancellationToken cancellationToken)
    {
        job.HeldUntil = Now + Lease;
        return await database.WriteBehindAsync(
            (context, token) => Held(context, job).ExecuteUpdateAsync(
                set => set.SetProperty(j => j.Rows, rows).SetProperty(j => j.Bytes, bytes).SetProperty(j => j.Last, last).SetProperty(j => j.HeldUntil, job.HeldUntil), token),
            cancellationToken) == 1;
    }

    private async Task EndAsync(ExportJob job, ExportState state, string? problem, CancellationToken cancellationToken)
    {
        (job.State, job.Problem, job.EndedAt) = (state, problem, Now);
        var ended = await database.WriteAsync((context, token) => EndAsync(context, job, token), cancellationToken);
        if (ended == 1)
        {
            signals.Tell(job);
        }
        else
        {
            folder.Delete(job.Id);
        }
    }

    private async Task<int> EndAsync(PortalDbContext context, ExportJob job, CancellationToken cancellationToken)
    {
        var ended = await Held(context, job).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, job.State).SetProperty(j => j.Problem, job.Problem).SetProperty(j => j.EndedAt, job.EndedAt).SetProperty(j => j.Bytes, job.Bytes).SetProperty(j => j.Digest, job.Digest), cancellationToken);
        if (ended == 1 && job is { State: ExportState.Ready, Digest: { } digest })
        {
            audit.Record(context, new(AuditActions.EvidencePacked, $"Made an evidence pack of {ExportService.Messages(job.Rows)}. The SHA-256 of its manifest is {digest}.", job.PersonId, job.PersonName, job.LocationId));
            await context.SaveChangesAsync(cancellationToken);
        }

        return ended;
    }

    private async Task GiveBackAsync(ExportJob job) =>
        await database.WriteAsync((context, token) => Held(context, job).ExecuteUpdateAsync(set => set.SetProperty(j => j.HeldUntil, DateTime.UnixEpoch), token), CancellationToken.None);

    private IQueryable<ExportJob> Held(PortalDbContext context, ExportJob job) =>
        context.ExportJobs.Where(j => j.Id == job.Id && j.State == ExportState.Running && j.Holder == signals.Portal);
}
