using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;

namespace Portal.Tests.Support;

/// <summary>A token for everybody, a new one whenever the last was rejected, or whatever answer the test sets.</summary>
public sealed class FakeTokens : ISubAccountTokens
{
    public int Rejected { get; private set; }

    public TokenAnswer? Answer { get; set; }

    public Task<TokenAnswer> GetAsync(string locationId, Guid personId, CancellationToken cancellationToken) =>
        Task.FromResult(Answer ?? new TokenAnswer.Usable(new AccessToken(locationId, $"token{Rejected}")));

    public Task RejectAsync(AccessToken token, Guid personId, CancellationToken cancellationToken)
    {
        Rejected++;
        return Task.CompletedTask;
    }
}
