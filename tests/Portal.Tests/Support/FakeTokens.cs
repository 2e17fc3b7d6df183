using System.Collections.Concurrent;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;

namespace Portal.Tests.Support;

/// <summary>A token for everybody, a new one whenever the last was rejected, or whatever answer the test sets.</summary>
public sealed class FakeTokens : ISubAccountTokens
{
    private readonly ConcurrentQueue<Guid> _asked = new();

    public int Rejected { get; private set; }

    public TokenAnswer? Answer { get; set; }

    /// <summary>Until then nobody gets an answer.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>The sub-accounts that HighLevel has paused.</summary>
    public HashSet<string> Paused { get; } = [];

    /// <summary>Whose token was asked for, in order.</summary>
    public IReadOnlyList<Guid> Asked => [.. _asked];

    public async Task<TokenAnswer> GetAsync(string locationId, Guid personId, CancellationToken cancellationToken)
    {
        _asked.Enqueue(personId);
        await Gate;
        return Answer ?? new TokenAnswer.Usable(new AccessToken(locationId, $"token{Rejected}"));
    }

    public Task<IReadOnlySet<string>> PausedAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlySet<string>>(Paused.ToHashSet());

    /// <summary>The sub-accounts that somebody wanted to be asked about at once, in order.</summary>
    public List<string> AskedAgain { get; } = [];

    public Task AskAgainAsync(string locationId, CancellationToken cancellationToken)
    {
        AskedAgain.Add(locationId);
        return Task.CompletedTask;
    }

    public Task RejectAsync(AccessToken token, Guid personId, CancellationToken cancellationToken)
    {
        Rejected++;
        return Task.CompletedTask;
    }
}
