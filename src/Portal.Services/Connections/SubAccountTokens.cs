using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;

namespace Portal.Services.Connections;

/// <summary>
/// The one place that decides whose token a call is made with: the sub-account's connection, else the token of its configuration, else, where
/// HighLevel takes them, the token of the person's own sign-in.
/// </summary>
internal sealed class SubAccountTokens(
    ConnectionTokens connections, SignInTokens signIns, KnownSubAccounts subAccounts, IOptions<HighLevelOptions> service) : ISubAccountTokens
{
    public async Task<TokenAnswer> GetAsync(string locationId, Guid personId, CancellationToken cancellationToken)
    {
        if (subAccounts.Find(locationId) is not { } subAccount)
        {
            return new TokenAnswer.Missing("This portal does not serve that sub-account.") { WhenDue = "This portal did not serve that sub-account when this was due. Once it does, try again." };
        }

        return await connections.FindAsync(locationId, cancellationToken)
            ?? (subAccount.PrivateIntegrationToken is { Length: > 0 } configured ? new TokenAnswer.Usable(new AccessToken(locationId, configured) { Source = TokenSource.Configuration })
                : service.Value.AcceptsSignInTokens ? await signIns.GetAsync(locationId, personId, cancellationToken)
                : ConnectionWords.NoConnection(subAccount.Name));
    }

    public Task<IReadOnlySet<string>> PausedAsync(CancellationToken cancellationToken) => connections.PausedAsync(cancellationToken);

    public Task AskAgainAsync(string locationId, CancellationToken cancellationToken) => connections.AskIfPausedAsync(locationId, cancellationToken);

    public Task RejectAsync(AccessToken token, Guid personId, CancellationToken cancellationToken) => token.Source switch
    {
        TokenSource.SignIn => signIns.RejectAsync(token, personId, cancellationToken),
        TokenSource.Configuration => Task.CompletedTask, // it is replaced by whoever wrote it there
        _ => connections.RejectAsync(token, cancellationToken),
    };
}
