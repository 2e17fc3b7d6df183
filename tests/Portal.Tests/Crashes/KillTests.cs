using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Crashes;

/// <summary>Each storage is killed at moments of its own; the classes run side by side.</summary>
public class KillTests
{
    private const int Messages = 90;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_portal_killed_at_any_moment_loses_nothing_doubles_nothing_and_leaves_nothing_stuck()
    {
        var seed = StoredInAttribute.Current is StorageProvider.Postgres ? 2 : 1;
        await using var scenario = new KillScenario(seed, Messages, await KillStorage.CreateAsync(StoredInAttribute.Current, Token));

        var verdict = await scenario.RunAsync(Token);

        AssertTrue(verdict);
        Assert.Equal(0, verdict.Waiting);
        Assert.Equal(Messages, verdict.Accepted + verdict.Asked);
        Assert.True(verdict.Accepted > Messages / 2, $"Only {verdict.Accepted} of {Messages} messages went out, so the run tells little.");
    }

    [Fact]
    public async Task A_portal_asked_to_stop_amid_sending_writes_down_every_answer_first()
    {
        await using var scenario = new KillScenario(3, Messages, await KillStorage.CreateAsync(StoredInAttribute.Current, Token));

        var (verdict, took, failure) = await scenario.StopAmidSendingAsync(LongestStop, Token);

        AssertTrue(verdict);
        Assert.Null(failure);
        Assert.InRange(took, TimeSpan.Zero, LongestStop);
        Assert.Equal(Messages, verdict.Accepted + verdict.Waiting);
        Assert.True(verdict.Waiting > 0, "It was stopped after the last message, which tells nothing.");
    }

    private static void AssertTrue(KillVerdict verdict)
    {
        Assert.Empty(verdict.Lost);
        Assert.Empty(verdict.Doubled);
        Assert.Empty(verdict.Early);
        Assert.Empty(verdict.Stuck);
    }
}

[StoredIn(StorageProvider.Postgres)]
public sealed class KillOnPostgresTests : KillTests;
