using System.Threading.Channels;

namespace Portal.Services.Messages;

/// <summary>Wakes the delivery when something has become due, so that it need not poll.</summary>
public sealed class DueSignal
{
    private readonly Channel<bool> _raised = System.Threading.Channels.Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    /// <summary>Returns at once if it was raised since the last wait, else when it is, or when <paramref name="atMost"/> has passed.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromMilliseconds(Math.Ceiling(atMost.TotalMilliseconds)), clock); // a part of one would be cut, and wake too early
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _raised.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Time is up, which is as good a reason to look as the signal.
        }
    }
}
