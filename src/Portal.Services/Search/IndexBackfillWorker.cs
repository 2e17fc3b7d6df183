using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Storage;

namespace Portal.Services.Search;

/// <summary>
/// Enters in the index, behind everything else and in small pieces, the messages that were written before there was one. Each piece says in its
/// own transaction how far it came, so whoever starts next goes on there.
/// </summary>
internal sealed partial class IndexBackfillWorker(Database database, TimeProvider time, ILogger<IndexBackfillWorker> logger) : BackgroundService
{
    private const int Piece = 200;
    private const string Turn = "index-backfill";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryRunAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    /// <summary>One piece; true when nothing is left.</summary>
    internal Task<bool> RunPieceAsync(CancellationToken cancellationToken) => database.WriteBehindAsync(PieceAsync, cancellationToken);

    private async Task<bool> TryRunAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (!await RunPieceAsync(stoppingToken))
            {
                stoppingToken.ThrowIfCancellationRequested();
            }

            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogFailed(exception);
            }

            return false;
        }
    }

    private async Task<bool> PieceAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        await database.OneAtATimeAsync(context, Turn, cancellationToken);
        var state = await context.IndexBackfills.SingleOrDefaultAsync(cancellationToken)
            ?? context.Add(new IndexBackfill { Total = await context.Messages.CountAsync(cancellationToken) }).Entity;
        if (!state.IsComplete)
        {
            await EnterAsync(context, state, cancellationToken);
            await context.SaveChangesAsync(cancellationToken);
        }

        return state.IsComplete;
    }

    private static async Task EnterAsync(PortalDbContext context, IndexBackfill state, CancellationToken cancellationToken)
    {
        var messages = context.Messages.AsNoTracking();
        var older = await (state.Before is { } before ? messages.Where(m => m.Id < before) : messages).OrderByDescending(m => m.Id).Take(Piece).ToListAsync(cancellationToken);
        var missing = await MessageIndex.MissingAsync(context, older, cancellationToken);
        await context.MessageIndex.AddAsync(context, missing, cancellationToken);
        state.Before = older.LastOrDefault()?.Id ?? state.Before;
        state.Done += older.Count;
        state.IsComplete = older.Count < Piece;
    }

    [LoggerMessage(LogLevel.Error, "Entering older messages in the search index failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
