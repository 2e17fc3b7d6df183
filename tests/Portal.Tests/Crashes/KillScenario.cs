using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Sandbox.Service.Faults;
using Portal.Services.Messages;
using Portal.Tests.Published;
using Portal.Tests.Support;

namespace Portal.Tests.Crashes;

/// <summary>
/// The published portal, killed with SIGKILL at seeded moments: while it makes its database, as soon as it is ready, and amid sending. At the
/// end it is left alone until nothing is under way, and the sandbox's own record judges what it did. The same seed chooses the same moments.
/// </summary>
internal sealed class KillScenario(int seed, int messages, KillStorage storage) : IAsyncDisposable
{
    /// <summary>How many times one run kills the portal.</summary>
    public const int Kills = 5;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly Random _random = new(seed);
    private readonly Uri _address = new($"http://localhost:{FreePort.Find()}");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("portal-kill-");
    private RunningSandbox? _sandbox;
    private OutsideView? _view;

    private RunningSandbox Sandbox => _sandbox ?? throw new InvalidOperationException("It has not begun.");

    private OutsideView View => _view ?? throw new InvalidOperationException("It has not begun.");

    private SandboxControl Judge => Sandbox.Services.GetRequiredService<SandboxControl>();

    public async Task<KillVerdict> RunAsync(CancellationToken cancellationToken)
    {
        await BeginAsync();
        await KillWhileStartingAsync(cancellationToken);
        await KillWhenReadyAsync();
        var written = await View.WriteAsync(messages, $"Seed {seed}, message", _random, cancellationToken);
        for (var i = 2; i < Kills; i++)
        {
            await KillAmidSendingAsync(cancellationToken);
        }

        await LeaveAloneAsync(cancellationToken);
        return KillVerdict.Of(written, await View.MessagesAsync(cancellationToken), Judge.Ledger);
    }

    /// <summary>Asks it to stop amid sending; how long that took, and what was so by then.</summary>
    public async Task<(KillVerdict Verdict, TimeSpan Took, string? Failure)> StopAmidSendingAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        await BeginAsync();
        await KillWhenReadyAsync();
        var written = await View.WriteAsync(messages, $"Seed {seed}, message", _random, cancellationToken);
        await using var portal = Start();
        await UntilAcceptedAsync(messages / 4, cancellationToken);
        var started = TimeProvider.System.GetTimestamp();
        await portal.StopAsync(longest);
        var took = TimeProvider.System.GetElapsedTime(started);
        return (KillVerdict.Of(written, await View.MessagesAsync(cancellationToken), Judge.Ledger), took, portal.ExitCode == 0 ? null : $"It ended with {portal.ExitCode} and said:\n{portal.Said}");
    }

    public async ValueTask DisposeAsync()
    {
        await View.DisposeAsync();
        await Sandbox.DisposeAsync();
        await storage.DisposeAsync();
        _data.Delete(recursive: true);
    }

    private async Task BeginAsync()
    {
        _sandbox = await RunningSandbox.StartAsync(_address, configure: services => services.Configure<SandboxOptions>(o =>
            (o.RateLimit, o.RateIntervalMilliseconds, o.SearchLagMilliseconds, o.StatusSpeed, o.ContactsAnswer) = (1_000_000, 1_000, 300, 20, false)));
        _view = new OutsideView(Settings(), Sandbox);

        // Long enough that a kill finds requests on their way there, and answers on their way back.
        Judge.Add(new Fault { Kind = FaultKind.Latency, Milliseconds = 40, Times = int.MaxValue });
        Judge.Add(new Fault { Kind = FaultKind.Latency, Milliseconds = 40, Times = int.MaxValue, AfterAccepting = true });
    }

    private Dictionary<string, string> Settings()
    {
        var settings = PortalProcess.Settings(_address, Sandbox, _data.FullName);
        storage.Configure(settings);
        settings["Undo:Seconds"] = settings["Undo:Channels:Email"] = "0";
        settings["Delivery:InFlight"] = "4";
        settings["Delivery:SettleSeconds"] = "1";
        settings["Delivery:ReadBackSeconds"] = "4";
        settings["Delivery:LeaseSeconds"] = "10";
        settings["HighLevel:TimeoutSeconds"] = "3";
        settings["HighLevel:RateLimit"] = "1000000";
        settings["HighLevel:RateIntervalSeconds"] = "1"; // a portal that comes back waits for one, as if its budget were used
        return settings;
    }

    private PortalProcess Start() => PortalProcess.Start(Settings());

    private async Task KillWhileStartingAsync(CancellationToken cancellationToken)
    {
        await using var portal = Start();
        for (var i = 0; i < 3000 && !portal.HasExited && !await storage.IsReachedAsync(cancellationToken); i++)
        {
            await Task.Delay(5, cancellationToken);
        }

        await Task.Delay(_random.Next(600), cancellationToken);
        await portal.KillAsync();
    }

    private async Task KillWhenReadyAsync()
    {
        await using var portal = Start();
        await portal.WaitUntilReadyAsync(_address);
        await portal.KillAsync();
    }

    private async Task KillAmidSendingAsync(CancellationToken cancellationToken)
    {
        await using var portal = Start();
        await UntilAcceptedAsync(_random.Next(1, messages / Kills), cancellationToken);
        await Task.Delay(_random.Next(80), cancellationToken);
        await portal.KillAsync();
    }

    // Bounded: by an earlier kill it may be that nothing is left to send for now.
    private async Task UntilAcceptedAsync(int more, CancellationToken cancellationToken)
    {
        var before = Judge.Ledger.Count;
        for (var i = 0; i < 2000 && Judge.Ledger.Count < before + more; i++)
        {
            await Task.Delay(5, cancellationToken);
        }
    }

    private async Task LeaveAloneAsync(CancellationToken cancellationToken)
    {
        await using var portal = Start();
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Longest
            && (await View.MessagesAsync(cancellationToken)).Values.Any(m => m.State is MessageState.Scheduled or MessageState.Sending or MessageState.Unknown))
        {
            await Task.Delay(100, cancellationToken);
        }
    }
}
