using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Storage;
using Portal.Tests.Support;
using Portal.Web.Controls;

namespace Portal.Tests.Web.Controls;

public sealed class SlowStorageTests : BunitContext
{
    private readonly TestClock _clock = new();
    private readonly StorageHealth _health;

    public SlowStorageTests()
    {
        _health = new StorageHealth(_clock, NullLogger<StorageHealth>.Instance);
        Services.AddSingleton<TimeProvider>(_clock).AddSingleton(_health);
    }

    [Fact]
    public async Task Who_waits_for_a_storage_that_does_not_answer_is_told_after_a_few_seconds_and_no_longer_than_it_lasts()
    {
        var end = new TaskCompletionSource<bool>();
        var write = _health.WatchAsync(() => end.Task);
        var page = Render<SlowStorage>(parameters => parameters.Add(p => p.IsWaiting, true));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.DoesNotContain("does not answer", page.Markup, StringComparison.Ordinal);

        Pass(3);
        page.WaitForAssertion(() => Assert.Contains("The portal’s storage does not answer, so nothing is stored yet.", page.Markup, StringComparison.Ordinal));

        end.SetResult(true);
        await write;
        Pass(1);
        page.WaitForAssertion(() => Assert.DoesNotContain("does not answer", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_waits_for_nothing_is_told_nothing()
    {
        _ = _health.WatchAsync(() => new TaskCompletionSource<bool>().Task);
        var page = Render<SlowStorage>(parameters => parameters.Add(p => p.IsWaiting, false));

        Pass(10);

        Assert.DoesNotContain("does not answer", page.Markup, StringComparison.Ordinal);
    }

    private void Pass(int seconds)
    {
        for (var i = 0; i < seconds; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }
}
