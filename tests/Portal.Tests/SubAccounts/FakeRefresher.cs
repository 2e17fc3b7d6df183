using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.SubAccounts;

/// <summary>Renews tokens as the identity provider would, unless the test says otherwise.</summary>
internal sealed class FakeRefresher(TestClock clock) : ITokenRefresher
{
    public List<string> Used { get; } = [];

    public RefreshOutcome? Answer { get; set; }

    public TaskCompletionSource? Gate { get; set; }

    public TaskCompletionSource Asked { get; } = new();

    public Func<Task>? Meanwhile { get; set; }

    public async Task<RefreshOutcome> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        Used.Add(refreshToken);
        Asked.TrySetResult();
        await (Gate?.Task ?? Task.CompletedTask);
        await (Meanwhile?.Invoke() ?? Task.CompletedTask);
        return Answer ?? new RefreshOutcome.Refreshed(new ProviderTokens($"renewed-{Used.Count}", $"refresh-{Used.Count}", clock.Now.AddHours(1)));
    }
}
