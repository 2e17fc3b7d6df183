using System.Threading.Channels;

namespace Portal.Services.Exports;

/// <summary>Wakes the worker of this portal when there is something to write, and tells open pages what became of it.</summary>
public sealed class ExportSignals
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Raised on the worker's thread when a file is ready, or can't be written.</summary>
    public event Action<ExportJob>? Ended;

    /// <summary>This portal, among those that share the data.</summary>
    internal Guid Portal { get; } = Guid.CreateVersion7();

    internal void Raise() => _raised.Writer.TryWrite(true);

    internal void Tell(ExportJob job) => Ended?.Invoke(job);

    internal async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another portal may have gone and left something.
        }
    }
}
