using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Quartz;

namespace Portal.Bench.Delivery;

/// <summary>The same messages as Quartz.NET sends them: one stored trigger each, 16 threads, whole batches acquired at once, the same client.</summary>
internal static class QuartzRun
{
    private const int Threads = 16;

    public static async Task<Effort> MeasureAsync(EndpointProcess endpoint, int count, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("quartz-bench-");
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder.FullName, "quartz.db"), DefaultTimeout = 30 }.ToString();
        MakeDurable(connection);
        using var host = ClientAlone.Host(endpoint.Address);
        var countdown = new Countdown(count);
        var scheduler = await BuildAsync(connection, cancellationToken);
        scheduler.Context["client"] = host.Services.GetRequiredService<HighLevelClient>();
        scheduler.Context["countdown"] = countdown;
        await ScheduleAsync(scheduler, count, cancellationToken);
        await endpoint.ForgetAsync(cancellationToken);
        var effort = await Effort.OfAsync(async () =>
        {
            await scheduler.Start(cancellationToken);
            await countdown.Done.WaitAsync(TimeSpan.FromMinutes(5), cancellationToken);
        });
        await scheduler.Shutdown(true, cancellationToken);
        await DeliveryBench.ArrivedOnceAsync(endpoint, count, cancellationToken);
        folder.Delete(recursive: true);
        return effort;
    }

    private static ValueTask<IScheduler> BuildAsync(string connection, CancellationToken cancellationToken) =>
        QuartzSchedulerBuilder.Create(quartz =>
        {
            quartz.ConfigureScheduler(o => o.MaxBatchSize = Threads);
            quartz.UseDefaultThreadPool(Threads);
            quartz.UsePersistentStore(store =>
            {
                store.UseSqlite(connection);
                store.ProvisionSchema();
            });
        }).BuildScheduler(cancellationToken);

    private static async Task ScheduleAsync(IScheduler scheduler, int count, CancellationToken cancellationToken)
    {
        var job = JobBuilder.Create<SendJob>().WithIdentity("send").StoreDurably().Build();
        ITrigger[] triggers =
        [
            .. Enumerable.Range(0, count).Select(i =>
                TriggerBuilder.Create().ForJob(job).WithIdentity($"message{i}").UsingJobData("contactId", $"contact{i}").StartNow().Build()),
        ];
        await scheduler.ScheduleJobs(new Dictionary<IJobDetail, IReadOnlyCollection<ITrigger>> { [job] = triggers }, cancellationToken: cancellationToken);
    }

    // The mode stays with the file. What a commit waits for is each connection's own; the driver's default is looked at, not assumed.
    private static void MakeDurable(string connection)
    {
        using var database = new SqliteConnection(connection);
        database.Open();
        using var command = database.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous;";
        using var reader = command.ExecuteReader();
        reader.NextResult();
        if (!reader.Read() || reader.GetInt32(0) < 2)
        {
            throw new InvalidOperationException("Quartz.NET would commit without waiting for the disk.");
        }
    }

    private sealed class Countdown(int left)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _left = left;

        public Task Done => _done.Task;

        public void Signal()
        {
            if (Interlocked.Decrement(ref _left) == 0)
            {
                _done.TrySetResult();
            }
        }
    }

    private sealed class SendJob : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            var client = (HighLevelClient)context.Scheduler.Context["client"]!;
            var contactId = context.MergedJobDataMap.GetString("contactId") ?? throw new InvalidOperationException("A trigger without its contact.");
            var content = new MessageContent { Body = "Your appointment is tomorrow at nine. Please bring your card." };
            var request = OutgoingRequest.For(Channel.Sms, contactId, content, new SendingRules(), null);
            await client.SendAsync(new AccessToken("location00", "token"), request, cancellationToken);
            ((Countdown)context.Scheduler.Context["countdown"]!).Signal();
        }
    }
}
