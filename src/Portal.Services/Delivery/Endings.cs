using Microsoft.Extensions.Logging;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>
/// Writes down how attempts ended, as many in one commit as have come together. A message may be out by now, so it tries hard, and a
/// stopping host does not stop it.
/// </summary>
internal sealed partial class Endings(IDeliveryStore store, AttemptSteps steps, TimeProvider clock, ILogger<Endings> logger)
{
    private const int MostInOneCommit = 40;
    private const int Tries = 5;

    private readonly Lock _gate = new();
    private readonly Queue<Pending> _waiting = new();
    private bool _isWriting;

    /// <summary>Returns when it is on the disk. An ending that comes after its claim ran out is not stored: someone else has decided by then.</summary>
    public Task RecordAsync(Message claimed, SendAttempt attempt)
    {
        var pending = new Pending(claimed, attempt, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_gate)
        {
            _waiting.Enqueue(pending);
            if (_isWriting)
            {
                return pending.Done.Task;
            }

            _isWriting = true;
        }

        _ = WriteAsync();
        return pending.Done.Task;
    }

    private async Task WriteAsync()
    {
        while (Next() is { Count: > 0 } batch)
        {
            if (!await TryAsync(batch))
            {
                foreach (var pending in batch)
                {
                    await RecordAloneAsync(pending);
                }
            }
        }
    }

    private List<Pending> Next()
    {
        lock (_gate)
        {
            var batch = new List<Pending>(MostInOneCommit);
            while (batch.Count < MostInOneCommit && _waiting.TryDequeue(out var pending))
            {
                batch.Add(pending);
            }

            _isWriting = batch.Count > 0;
            return batch;
        }
    }

    private async Task<bool> TryAsync(List<Pending> batch)
    {
        try
        {
            var taken = await store.EndAsync([.. batch.Select(End)], CancellationToken.None);
            foreach (var (pending, stored) in batch.Zip(taken))
            {
                LogRecorded(pending.Claimed.Id, pending.Attempt.GetType().Name, stored);
                pending.Done.SetResult();
            }

            return true;
        }
        catch (Exception exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotRecorded(exception, batch.Count);
            }

            return false;
        }
    }

    private async Task RecordAloneAsync(Pending pending)
    {
        for (var i = 1; ; i++)
        {
            try
            {
                await store.EndAsync([End(pending)], CancellationToken.None);
                pending.Done.SetResult();
                return;
            }
            catch (Exception exception) when (i >= Tries)
            {
                pending.Done.SetException(exception);
                return;
            }
            catch (Exception exception)
            {
                if (!StorageFault.Explains(exception))
                {
                    LogNotRecorded(exception, 1);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(200 * i), clock);
            }
        }
    }

    private ClaimEnd End(Pending pending) => new(pending.Claimed, m => steps.Of(m, pending.Attempt));

    private sealed record Pending(Message Claimed, SendAttempt Attempt, TaskCompletionSource Done);

    [LoggerMessage(LogLevel.Debug, "Message {MessageId}: the attempt ended as {Ending}; recorded: {Stored}.")]
    private partial void LogRecorded(Guid messageId, string ending, bool stored);

    [LoggerMessage(LogLevel.Error, "How {Count} attempts ended could not be written down; trying again.")]
    private partial void LogNotRecorded(Exception exception, int count);
}
