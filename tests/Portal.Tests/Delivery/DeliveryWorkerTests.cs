using Microsoft.EntityFrameworkCore;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>The worker itself, on the real clock: waking, working side by side, stopping.</summary>
public class DeliveryWorkerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FakeHighLevel _service = new();
    private readonly MessageChanges _changes = new();
    private readonly DueSignal _due = new();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private MessageLedger Ledger => Some.Ledger(Store.Database, TimeProvider.System, _changes, _due);

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task A_message_wakes_the_sleeping_worker()
    {
        using var worker = await StartAsync();
        await Task.Delay(50, Token); // it has found nothing and sleeps

        await Ledger.SendAsync(Some.Staff(), Some.Command(), Token);

        await WaitForAsync(1, MessageState.Accepted, TimeSpan.FromSeconds(5)); // far below its longest sleep
        await worker.StopAsync(Token);
    }

    [Fact]
    public async Task Many_messages_go_out_side_by_side_and_each_once()
    {
        var maya = Some.Staff();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Ledger.SendAsync(maya, Some.Command($"contact{i % 90}", content: Some.Text($"{i}")), Token)));

        using var worker = await StartAsync();
        await WaitForAsync(200, MessageState.Accepted, Patience);
        await worker.StopAsync(Token);

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}").Order(), _service.Sent.Select(s => s.Message).Order());
    }

    [Fact]
    public async Task A_stopping_worker_waits_for_the_answer_that_is_under_way_and_begins_nothing_new()
    {
        var answer = new TaskCompletionSource();
        _service.Gate = answer.Task;
        using var worker = await StartAsync();
        await Ledger.SendAsync(Some.Staff(), Some.Command(), Token);
        await WaitForAsync(1, MessageState.Sending, Patience);

        var stopping = worker.StopAsync(Token);
        await Ledger.SendAsync(Some.Staff(), Some.Command("contact2"), Token);
        Assert.False(stopping.IsCompleted);
        answer.SetResult();
        await stopping.WaitAsync(Patience, Token);

        await WaitForAsync(1, MessageState.Accepted, TimeSpan.Zero);
        await WaitForAsync(1, MessageState.Scheduled, TimeSpan.Zero);
        Assert.Single(_service.Sent);
    }

    private async Task<DeliveryWorker> StartAsync()
    {
        var clock = TimeProvider.System;
        var store = new SqlDeliveryStore(Store.Database, new DeliveryClaims(Store.Database, clock), _changes, clock);
        var parts = new DeliveryParts(store, _service, new FakeTokens(), clock, limit: new HighLevelOptions { RateLimit = 10_000 }, due: _due);
        var worker = new DeliveryWorker(parts.Loop);
        await worker.StartAsync(Token);
        return worker;
    }

    private async Task WaitForAsync(int count, MessageState state, TimeSpan patience)
    {
        var end = TimeProvider.System.GetTimestamp() + (long)(patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        int found;
        while ((found = await CountAsync(state)) < count && TimeProvider.System.GetTimestamp() < end)
        {
            await Task.Delay(20, Token);
        }

        Assert.Equal(count, found);
    }

    private Task<int> CountAsync(MessageState state) =>
        Store.Database.ReadAsync((context, token) => context.Messages.CountAsync(m => m.State == state, token), Token);
}
