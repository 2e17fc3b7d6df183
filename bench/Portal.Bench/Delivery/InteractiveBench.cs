using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;

namespace Portal.Bench.Delivery;

/// <summary>How long somebody who types waits for a draft to be saved, while the portal idles and while it delivers as fast as it can.</summary>
internal static class InteractiveBench
{
    public const string Command = "interactive";

    private const int Saves = 300;
    private const int Queue = 60_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await using var endpoint = await EndpointProcess.StartAsync(TimeSpan.Zero, cancellationToken);
        await using var portal = await BenchPortal.StartAsync(endpoint.Address, 1, cancellationToken);
        await SavesAsync(portal, 50, cancellationToken);
        var idle = await SavesAsync(portal, Saves, cancellationToken);

        await portal.WriteAsync(Queue, _ => (BenchPortal.Location(0), null), cancellationToken);
        portal.Wake();
        var before = (await endpoint.ArrivalsAsync(cancellationToken)).Count;
        var started = TimeProvider.System.GetTimestamp();
        var busy = await SavesAsync(portal, Saves, cancellationToken);
        var sent = (await endpoint.ArrivalsAsync(cancellationToken)).Count - before;
        if (before + sent >= Queue)
        {
            throw new InvalidOperationException("The queue was empty before the last save.");
        }

        var speed = sent / TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        return
        [
            new Table(
                $"{Saves} saves of a draft, one after another",
                ["", "Messages a second beside it", "Median, ms", "p99, ms (goal: at most 25)", "Longest, ms"],
                [
                    ["nothing to deliver", 0, idle.Median(), idle.Percentile(99), idle.Max()],
                    ["delivery at its fastest", speed, busy.Median(), busy.Percentile(99), busy.Max()],
                    ["ratio", "", busy.Median() / idle.Median(), busy.Percentile(99) / idle.Percentile(99), busy.Max() / idle.Max()],
                ]),
        ];
    }

    private static async Task<List<double>> SavesAsync(BenchPortal portal, int count, CancellationToken cancellationToken)
    {
        var drafts = portal.Services.GetRequiredService<DraftService>();
        var caller = new Caller(portal.AuthorId, "Maya", BenchPortal.Location(0), Role.Staff);
        var contact = $"draft-{Guid.CreateVersion7()}";
        var (waits, last) = (new List<double>(), (DraftSaving.Saved?)null);
        for (var i = 0; i < count; i++)
        {
            var text = new DraftText(contact, "Ana Ruiz", Channel.Sms, new MessageContent { Body = $"Good morning, this is version {i} of what I write." }, last?.Id, last?.Version ?? 0);
            var started = TimeProvider.System.GetTimestamp();
            last = (DraftSaving.Saved)await drafts.SaveAsync(caller, text, cancellationToken);
            waits.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(Pause, cancellationToken);
        }

        return waits;
    }
}
