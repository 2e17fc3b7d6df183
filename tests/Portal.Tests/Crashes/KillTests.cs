namespace Portal.Tests.Crashes;

public sealed class KillTests
{
    private const int Messages = 90;
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(30);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_portal_killed_at_any_moment_loses_nothing_doubles_nothing_and_leaves_nothing_stuck(int seed)
    {
        await using var scenario = new KillScenario(seed, Messages);

        var verdict = await scenario.RunAsync(Token);

        AssertTrue(verdict);
        Assert.Equal(0, verdict.Waiting);
        Assert.Equal(Messages, verdict.Accepted + verdict.Asked);
        Assert.True(verdict.Accepted > Messages / 2, $"Only {verdict.Accepted} of {Messages} messages went out, so the run tells little.");
    }

    [Fact]
    public async Task A_portal_asked_to_stop_amid_sending_writes_down_every_answer_first()
    {
        await using var scenario = new KillScenario(3, Messages);

        var (verdict, took, exitCode) = await scenario.StopAmidSendingAsync(LongestStop, Token);

        AssertTrue(verdict);
        Assert.Equal(0, exitCode);
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
