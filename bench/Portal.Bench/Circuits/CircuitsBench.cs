using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Tests.Published;

namespace Portal.Bench.Circuits;

/// <summary>What an open conversation costs the server beside the framework's own Counter page, and how quickly it answers when many people type.</summary>
internal static class CircuitsBench
{
    public const string Command = "circuits";

    private const int People = 300;
    private const double MostTimesCounter = 3;
    private const double MostLeft = 0.15;
    private const double MostMilliseconds = 50;

    // Little but the frame of every page: bar, navigation, menus.
    private const string Frame = "preferences";

    private static readonly string Open = $"conversations/{SandboxContacts.MarathonMary}";

    private static readonly string Busy = $"conversations/{SandboxContacts.MarathonMary}?write=1&on=SMS";

    public static async Task<IReadOnlyList<Table>> RunAsync(CancellationToken cancellationToken)
    {
        await Publishing.RunAsync(cancellationToken);
        var counter = await OfCounterAsync(cancellationToken);
        var gauge = new HeapGauge();
        var settings = new Dictionary<string, string>(gauge.Settings) { ["SignIn:Session:MostPages"] = "1000" };
        await using var portal = await PublishedPortal.StartAsync(Unhurried, settings);
        var cookies = new CookieContainer();
        using var http = Client(portal.Address, cookies);
        await FormSignIn.AsAsync("maya", http, cancellationToken);
        var frame = await CircuitHeap.MeasureAsync(() => DrawnAsync(http, cookies, Frame, cancellationToken), gauge, cancellationToken);
        var reading = await CircuitHeap.MeasureAsync(() => DrawnAsync(http, cookies, Open, cancellationToken), gauge, cancellationToken);
        var writing = await CircuitHeap.MeasureAsync(() => WritingAsync(http, cookies, cancellationToken), gauge, cancellationToken);
        var answers = await TypeAsync(http, cookies, cancellationToken);
        return [Heaps(counter, frame, reading, writing), Answers(answers)];
    }

    private static async Task<CircuitHeap> OfCounterAsync(CancellationToken cancellationToken)
    {
        var gauge = new HeapGauge();
        await using var app = await CounterApp.StartAsync(gauge.Settings, cancellationToken);
        var cookies = new CookieContainer();
        using var http = Client(app.Address, cookies);
        return await CircuitHeap.MeasureAsync(() => DrawnAsync(http, cookies, "counter", cancellationToken), gauge, cancellationToken);
    }

    private static async Task<BrowserlessCircuit> DrawnAsync(HttpClient http, CookieContainer cookies, string path, CancellationToken cancellationToken)
    {
        var circuit = await BrowserlessCircuit.OpenAsync(http, cookies, path, cancellationToken);
        for (var tries = 0; tries < 600 && circuit.Batches == 0; tries++)
        {
            await Task.Delay(50, cancellationToken);
        }

        return circuit;
    }

    private static async Task<BrowserlessCircuit> WritingAsync(HttpClient http, CookieContainer cookies, CancellationToken cancellationToken)
    {
        var circuit = await BrowserlessCircuit.OpenAsync(http, cookies, Busy, cancellationToken);
        await circuit.ObjectGivenToAsync("attach", cancellationToken);
        return circuit;
    }

    private static async Task<IReadOnlyList<double>> TypeAsync(HttpClient http, CookieContainer cookies, CancellationToken cancellationToken)
    {
        await using var crowd = new TypingCrowd();
        while (crowd.Count < People)
        {
            await crowd.AddAsync(contact => BrowserlessCircuit.OpenAsync(http, cookies, $"conversations/{contact}?write=1&on=SMS", cancellationToken), cancellationToken);
        }

        return await crowd.TypeAsync(cancellationToken);
    }

    private static HttpClient Client(Uri address, CookieContainer cookies) =>
        new(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };

    private static void Unhurried(IServiceCollection services) =>
        services.Configure<SandboxOptions>(o => (o.RateLimit, o.DailyLimit) = (1_000_000, 10_000_000));

    private static Table Heaps(CircuitHeap counter, CircuitHeap frame, CircuitHeap reading, CircuitHeap writing) => new(
        "Heap of the server for each open circuit",
        ["Page", "KB", "Share left after all have closed"],
        [
            ["the template's Counter", counter.Kilobytes, counter.LeftAfterwards],
            ["the portal's frame with the short page of preferences", frame.Kilobytes, frame.LeftAfterwards],
            ["conversation of 30 messages", reading.Kilobytes, reading.LeftAfterwards],
            ["the same, compose open", writing.Kilobytes, writing.LeftAfterwards],
            ["compose open : Counter", writing.Kilobytes / counter.Kilobytes, string.Empty],
            ["goal", MostTimesCounter, MostLeft],
        ]);

    private static Table Answers(IReadOnlyList<double> milliseconds) => new(
        $"{People} people who each tell the server once a second what they type (ms until it answers)",
        ["Answers", "Median", "p95", "p99", "Goal, p95"],
        [[milliseconds.Count, milliseconds.Median(), milliseconds.P95(), milliseconds.Percentile(99), MostMilliseconds]]);
}
