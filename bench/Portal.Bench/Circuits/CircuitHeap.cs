namespace Portal.Bench.Circuits;

/// <summary>Kilobytes of the server's heap that one circuit holds while it is open, and the share of that which is still held after all have closed.</summary>
internal sealed record CircuitHeap(double Kilobytes, double LeftAfterwards)
{
    private const int Warmups = 10;
    private const int Circuits = 100;

    // What a closed circuit leaves to the thread pool and to timers is gone after that.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(15);

    /// <param name="openAsync">Opens one, with all of it drawn.</param>
    /// <param name="gauge">The server's heap.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<CircuitHeap> MeasureAsync(Func<Task<BrowserlessCircuit>> openAsync, HeapGauge gauge, CancellationToken cancellationToken)
    {
        await CloseAsync(await OpenAsync(Warmups, openAsync));
        await Task.Delay(Rest, cancellationToken);
        var before = await gauge.ReadAsync(cancellationToken);
        var open = await OpenAsync(Circuits, openAsync);
        await Task.Delay(Rest, cancellationToken);
        var during = await gauge.ReadAsync(cancellationToken);
        await CloseAsync(open);
        await Task.Delay(Rest, cancellationToken);
        var after = await gauge.ReadAsync(cancellationToken);
        return new CircuitHeap((during - before) / Circuits, (after - before) / (during - before));
    }

    private static async Task<List<BrowserlessCircuit>> OpenAsync(int number, Func<Task<BrowserlessCircuit>> openAsync)
    {
        var open = new List<BrowserlessCircuit>();
        for (var i = 0; i < number; i++)
        {
            open.Add(await openAsync());
        }

        return open;
    }

    private static async Task CloseAsync(List<BrowserlessCircuit> open)
    {
        foreach (var circuit in open)
        {
            await circuit.DisposeAsync();
        }
    }
}
