using Npgsql;
using Portal.Services.Messages;

namespace Portal.Services.Storage.Postgres;

/// <summary>This portal among the others on the same database.</summary>
internal sealed class PostgresNodes(PostgresConnections connections, DueSignal due, TimeProvider clock) : Nodes
{
    public static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(5);

    // Without a heartbeat a portal begins nothing more after the first of these; nothing of it counts any more after the second and an interval.
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan DoubtfulFor = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Gap = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly ShareAgreement _agreement = new();
    private (long Tick, DateTimeOffset At)? _beat;
    private volatile bool _looksAfter;
    private int _told;

    public Guid Id { get; } = Guid.CreateVersion7();

    public override int Sharers
    {
        get
        {
            lock (_gate)
            {
                return IsFresh ? _agreement.Sharers : 0;
            }
        }
    }

    public bool IsSettled
    {
        get
        {
            lock (_gate)
            {
                return _agreement.IsSettled;
            }
        }
    }

    private TimeSpan DeadAfter => Quiet + CountsFor;

    // A machine that slept notices by its wall clock, one whose clock was set by the other.
    private bool IsFresh => _beat is var (tick, at) && clock.GetElapsedTime(tick) < ClosedAfter && (clock.GetUtcNow() - at).Duration() < ClosedAfter;

    public override async Task<bool> AreThereOthersAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        while (true)
        {
            var (connected, doubtful) = await new NodeRows(connection).OthersAsync(Id, DeadAfter, DoubtfulFor, cancellationToken);
            if (connected > 0 || doubtful == 0)
            {
                return connected > 0;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), clock, cancellationToken);
        }
    }

    public override async Task<bool> HaveOthersLookedAfterAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await new NodeRows(connection).HaveOthersLookedAfterAsync(Id, Gap, cancellationToken);
    }

    public override void LookAfter() => _looksAfter = true;

    /// <summary>
    /// Tells the others that this portal lives and what it promises, then learns the same of them. Whether the others should look again,
    /// because it is new or has promised something else.
    /// </summary>
    public async Task<bool> BeatAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (rows, begun) = (new NodeRows(connection), (clock.GetTimestamp(), clock.GetUtcNow()));
        var promise = Promise();
        var gap = await rows.BeatAsync(Id, promise, _looksAfter, cancellationToken);
        if (gap > DeadAfter)
        {
            _looksAfter = false;
        }

        var others = await rows.PromisesAsync(Id, DeadAfter, cancellationToken);
        if (Take(others, begun, isLate: gap > ClosedAfter))
        {
            due.Raise(); // what is due may have waited for this
        }

        var isNews = gap is null || gap > DeadAfter || promise != _told;
        _told = promise;
        return isNews;
    }

    public void Close()
    {
        lock (_gate)
        {
            _agreement.Close();
        }
    }

    public Task LeaveAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        Close();
        return FitsInto(int.MaxValue)
            ? new NodeRows(connection).RemoveAsync(Id, cancellationToken)
            : new NodeRows(connection).LeaveAsync(Id, Quiet, cancellationToken);
    }

    private int Promise()
    {
        lock (_gate)
        {
            return _agreement.Promise(FitsInto);
        }
    }

    /// <summary>Whether more may be used than before.</summary>
    private bool Take(IReadOnlyCollection<int> others, (long, DateTimeOffset) begun, bool isLate)
    {
        lock (_gate)
        {
            if (isLate)
            {
                _agreement.Close();
            }

            var before = IsFresh ? _agreement.Sharers : 0;
            _agreement.Look(others);
            _beat = begun;
            return _agreement.Sharers > 0 && (before == 0 || _agreement.Sharers < before);
        }
    }
}
