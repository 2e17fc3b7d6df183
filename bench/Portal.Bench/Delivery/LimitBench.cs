using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Bench.Delivery;

/// <summary>
/// 1,000 messages due in one sub-account of a service that takes 100 requests in any 10 s, on a clock that runs only when nothing else
/// does. A tenth of the budget is kept for reading, so 90 is what can be reached.
/// </summary>
internal static class LimitBench
{
    public const string Command = "limit";

    private const int Messages = 1_000;
    private const int Limit = 100;
    private const int ForSending = 90;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken) =>
    [
        new Table(
            $"{Messages} messages due in one sub-account, {Limit} requests in any {Interval.TotalSeconds} s, virtual clock",
            ["", "Took, s", "Ideal, s", "Took : ideal (goal: at most 1.03)", "Most in any 10 s (limit: 100)"],
            [
                await MeasureAsync("sending alone", isFollowed: false, cancellationToken),
                await MeasureAsync("while the portal also asks what became of them", isFollowed: true, cancellationToken),
            ]),
    ];

    private static async Task<IReadOnlyList<object>> MeasureAsync(string name, bool isFollowed, CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(cancellationToken);
        var clock = new TestClock();
        var judge = new ArrivalJudge(clock);
        var store = new WatchedStore(new SqlDeliveryStore(database.Database, new DeliveryClaims(database.Database, clock), new MessageChanges(), clock));
        await WriteAsync(database, clock, cancellationToken);
        var parts = new DeliveryParts(store, new FakeHighLevel { Journey = judge.TravelAsync, Status = judge.Look }, new FakeTokens(), clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<Task> running = [Task.Run(() => parts.Loop.RunAsync(stop.Token), cancellationToken)];
        if (isFollowed)
        {
            running.Add(Task.Run(() => parts.Follow.RunAsync(stop.Token), cancellationToken));
        }

        while (judge.Sends.Count < Messages)
        {
            await VirtualTime.PassAsync(clock, () => store.Busy == 0 && clock.Timers >= judge.UnderWay + running.Count, cancellationToken);
        }

        await stop.CancelAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        await Task.WhenAll(running);
        return Row(name, judge);
    }

    private static object[] Row(string name, ArrivalJudge judge)
    {
        var took = judge.Sends[^1] - judge.Sends[0];
        var ideal = (Messages - 1) / ForSending * Interval;
        var all = judge.All;
        var most = all.Select((at, i) => all.Skip(i).TakeWhile(later => later - at < Interval).Count()).Max();
        return [name, took.TotalSeconds, ideal.TotalSeconds, took / ideal, most];
    }

    private static Task WriteAsync(BenchDatabase database, TestClock clock, CancellationToken cancellationToken) =>
        database.Database.WriteAsync(
            async (context, token) =>
            {
                context.AddRange(Enumerable.Range(0, Messages).Select(i => Some.Message(dueAt: clock.Now, contactId: $"contact{i}")));
                await context.SaveChangesAsync(token);
            },
            cancellationToken);

    /// <summary>The way to the service and back takes a while, a different one each time.</summary>
    private sealed class ArrivalJudge(TestClock clock)
    {
        private readonly Random _random = new(11);
        private readonly List<DateTime> _sends = [];
        private readonly List<DateTime> _looks = [];
        private readonly Lock _gate = new();

        public int UnderWay { get; private set; }

        public IReadOnlyList<DateTime> Sends
        {
            get
            {
                lock (_gate)
                {
                    return [.. _sends];
                }
            }
        }

        /// <summary>When anything came, in order.</summary>
        public IReadOnlyList<DateTime> All
        {
            get
            {
                lock (_gate)
                {
                    return [.. _sends.Concat(_looks).Order()];
                }
            }
        }

        public ServiceAnswer<ServiceMessage> Look(string id)
        {
            lock (_gate)
            {
                _looks.Add(clock.Now);
            }

            return FakeHighLevel.Found(id, "sent");
        }

        public async Task TravelAsync()
        {
            var (there, back) = Begin();
            await there;
            lock (_gate)
            {
                _sends.Add(clock.Now);
            }

            await Task.Delay(back, clock);
            lock (_gate)
            {
                UnderWay--;
            }
        }

        private (Task There, TimeSpan Back) Begin()
        {
            lock (_gate)
            {
                UnderWay++;
                return (Task.Delay(TimeSpan.FromMilliseconds(25 * _random.Next(1, 4)), clock), TimeSpan.FromMilliseconds(25 * _random.Next(1, 4)));
            }
        }
    }
}
