using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Storage;
using Portal.Tests.SignIn;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>What people and probes are told while the portal runs and its storage fails.</summary>
public sealed class StorageTroubleTests : IAsyncLifetime
{
    private readonly TestClock _clock = PresentClock.Create();
    private readonly LinesOfLog _log = new();
    private RunningPortal? _portal;

    private RunningPortal Portal => _portal ?? throw new InvalidOperationException("Not started.");

    private FullDisk Disk => Portal.Services.GetRequiredService<FullDisk>();

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(configure: services =>
    {
        _clock.Replace(services);
        _log.AddTo(services);
        FullDisk.AddTo(services);
    });

    [Fact]
    public async Task On_a_full_disk_people_read_on_nobody_new_gets_in_and_the_portal_is_not_ready_until_a_write_works()
    {
        using var reader = new Visitor(Portal.Address);
        await reader.SignInAsync("maya");
        using var newcomer = new Visitor(Portal.Address);
        Disk.Writing = 13;
        _clock.Advance(TimeSpan.FromMinutes(2)); // that the session is in use would be stored now

        await reader.IsLetInAsync();
        Assert.Equal("/sign-in", (await SignInAsync(newcomer)).Split('?')[0]);
        Assert.Contains("so nobody can sign in", await newcomer.ReadAsync("/sign-in?problem=not-stored"), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "the disk is full"), await ReadyAsync());
        Assert.Equal(HttpStatusCode.OK, (await newcomer.GetAsync("/health/live")).StatusCode);
        Assert.Single(_log.Lines, line => line.StartsWith("The portal can't store its data, because the disk is full.", StringComparison.Ordinal));

        Disk.Writing = null;
        Assert.Equal((HttpStatusCode.OK, "ready"), await ReadyAsync());
        Assert.Equal("/", await newcomer.SignInAsync("ben"));
    }

    [Fact]
    public async Task A_page_that_can_not_be_read_says_why_in_a_sentence()
    {
        using var reader = new Visitor(Portal.Address);
        await reader.SignInAsync("maya");
        _clock.Advance(TimeSpan.FromSeconds(11)); // the session is asked for again
        Disk.Reading = 11;

        var answer = await reader.GetAsync("/drafts");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("data is damaged", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "the data is damaged"), await ReadyAsync());
        Assert.Single(_log.Lines, line => line.StartsWith("The portal can't store its data", StringComparison.Ordinal));
        Assert.DoesNotContain(_log.Lines, line => line.StartsWith("An unhandled exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_runs_by_itself_and_fails_a_hundred_times_leaves_one_line_without_a_stack_and_another_after_it_worked_in_between()
    {
        const string Unreachable = "The portal can't store its data, because the database can't be reached. It is not ready until a write works again.";
        var before = _log.Lines.Count;

        await FailAsync(100);
        Assert.Equal([Unreachable], _log.Lines.Skip(before));

        (Disk.Reading, Disk.Writing) = (null, null);
        await RunUntilAsync(() => Portal.Services.GetRequiredService<StorageHealth>().Fault is null); // nobody has asked whether it works
        await FailAsync(5);
        Assert.Equal([Unreachable, Unreachable], _log.Lines.Skip(before));
    }

    public async ValueTask DisposeAsync() => await Portal.DisposeAsync();

    private async Task FailAsync(int times)
    {
        var until = Disk.Failures + times;
        (Disk.Reading, Disk.Writing) = (14, 14);
        await RunUntilAsync(() => Disk.Failures >= until);
    }

    private Task RunUntilAsync(Func<bool> condition) => Eventually.BeTrueAsync(() =>
    {
        _clock.Advance(TimeSpan.FromSeconds(1));
        return condition();
    });

    private static async Task<string> SignInAsync(Visitor visitor)
    {
        var way = await visitor.SignInAsync("ben");
        Assert.StartsWith("/sign-in?problem=not-stored", way, StringComparison.Ordinal);
        return way;
    }

    private async Task<(HttpStatusCode, string)> ReadyAsync()
    {
        using var probe = new Visitor(Portal.Address);
        var answer = await probe.GetAsync("/health/ready");
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
