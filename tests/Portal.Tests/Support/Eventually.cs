using System.Runtime.CompilerServices;

namespace Portal.Tests.Support;

/// <summary>Waits for what other threads bring about, and no longer than it takes.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    public static Task BeTrueAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? what = null) =>
        BeTrueAsync(() => Task.FromResult(condition()), what);

    public static async Task BeTrueAsync(Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Longest);
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, $"Did not become true within {Longest}: {what}");
            await Task.Delay(2, CancellationToken.None);
        }
    }
}
