using System.Collections.Concurrent;

namespace Portal.Services.SubAccounts;

/// <summary>
/// Tokens that were read a moment ago: when many messages of one person go out together, reading and decrypting the same row for each
/// is a good part of the work. Never one that the service has refused.
/// </summary>
internal sealed class RecentTokens(TimeProvider clock)
{
    // How much later a new sign-in, or another portal's renewal, may be noticed.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<Guid, (KeptToken Token, long At)> _read = new();
    private readonly ConcurrentDictionary<Guid, string> _refused = new();

    public KeptToken? Find(Guid personId) =>
        _read.TryGetValue(personId, out var read) && clock.GetElapsedTime(read.At) < Moment
        && _refused.GetValueOrDefault(personId) != read.Token.AccessToken
            ? read.Token
            : null;

    public void Keep(Guid personId, KeptToken token) => _read[personId] = (token, clock.GetTimestamp());

    public void Refuse(Guid personId, string accessToken) => _refused[personId] = accessToken;
}
