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
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly ShareAgreement _agreement = new();
    private readonly MissingNodes _missing = new(clock);
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
            var others = await LookAsync(connection, DeadAfter, cancellationToken);
            var isAnyConnected = others.Any(o => o.IsConnected);
            if (isAnyConnected || others.All(o => o.Silence > DoubtfulFor || _missing.IsGone(o.Id, TimeSpan.Zero)))
            {
                return isAnyConnected;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
        }
    }

    public override async Task<bool> HaveOthersLookedAfterAsync(CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        return await new NodeRows(connection).HaveOthersLookedAfterAsync(Id, Gap, cancellationToken);
    }

    public override void LookAfter() => _looksAfter = true;

    /// <summary>Ends as the portal's id does.</summary>
    public override Guid NewLease(DateTimeOffset now)
    {
        Span<byte> lease = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(lease);
        Id.ToByteArray().AsSpan(8).CopyTo(lease[8..]);
        return new Guid(lease);
    }

    public override async Task<IReadOnlySet<Guid>> EndedAsync(IReadOnlyCollection<Guid> leases, CancellationToken cancellationToken)
    {
        await using var connection = await connections.OpenAsync(cancellationToken);
        var gone = (await LookAsync(connection, Remembered, cancellationToken)).Where(o => _missing.IsGone(o.Id, TimeSpan.Zero)).Select(o => EndOf(o.Id)).ToHashSet();
        return leases.Where(lease => gone.Contains(EndOf(lease))).ToHashSet();
    }

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

        var others = (await LookAsync(connection, DeadAfter, cancellationToken)).Where(o => !_missing.IsGone(o.Id, CountsFor));
        if (Take([.. others.Select(o => o.Promise)], begun, isLate: gap > ClosedAfter))
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

    private async Task<IReadOnlyList<OtherNode>> LookAsync(NpgsqlConnection connection, TimeSpan within, CancellationToken cancellationToken)
    {
        var others = await new NodeRows(connection).OthersAsync(Id, within, cancellationToken);
        _missing.See(others);
        return others;
    }

    private static ulong EndOf(Guid id) => BitConverter.ToUInt64(id.ToByteArray(), 8);

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
