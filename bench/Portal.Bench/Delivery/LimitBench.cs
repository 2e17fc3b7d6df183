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

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await using var database = await BenchDatabase.CreateAsync(cancellationToken);
        var clock = new TestClock();
        var judge = new ArrivalJudge(clock);
        var changes = new MessageChanges();
        var store = new WatchedStore(new SqlDeliveryStore(database.Database, new DeliveryClaims(database.Database, clock), changes, clock));
        await WriteAsync(database, clock, cancellationToken);
        var parts = new DeliveryParts(store, new FakeHighLevel { Journey = judge.TravelAsync }, new FakeTokens(), clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var running = Task.Run(() => parts.Loop.RunAsync(stop.Token), cancellationToken);
        while (judge.Arrivals.Count < Messages)
        {
            await VirtualTime.PassAsync(clock, () => store.Busy == 0 && clock.Timers == judge.UnderWay + 1, cancellationToken);
        }

        await stop.CancelAsync();
        clock.Advance(TimeSpan.FromMinutes(1));
        await running;
        return [Summary(judge.Arrivals)];
    }

    private static Table Summary(IReadOnlyList<DateTime> arrivals)
    {
        var took = arrivals[^1] - arrivals[0];
        var ideal = (Messages - 1) / ForSending * Interval;
        var most = arrivals.Select((at, i) => arrivals.Skip(i).TakeWhile(later => later - at < Interval).Count()).Max();
        return new Table(
            $"{Messages} messages due in one sub-account, {Limit} requests in any {Interval.TotalSeconds} s, virtual clock",
            ["Took, s", "Ideal, s", "Took : ideal (goal: at most 1.03)", "Most in any 10 s (limit: 100)"],
            [[took.TotalSeconds, ideal.TotalSeconds, took / ideal, most]]);
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
        private readonly List<DateTime> _arrivals = [];
        private readonly Lock _gate = new();

        public int UnderWay { get; private set; }

        public IReadOnlyList<DateTime> Arrivals
        {
            get
            {
                lock (_gate)
                {
                    return [.. _arrivals];
                }
            }
        }

        public async Task TravelAsync()
        {
            var (there, back) = Begin();
            await there;
            lock (_gate)
            {
                _arrivals.Add(clock.Now);
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
                return (Task.Delay(TimeSpan.FromMilliseconds(_random.Next(5, 60)), clock), TimeSpan.FromMilliseconds(_random.Next(5, 60)));
            }
        }
    }
}
