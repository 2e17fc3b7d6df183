using System.Net;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.SignIn.OpenId;

internal sealed class TokenRefresher(TokenClient tokens) : ITokenRefresher
{
    public async Task<RefreshOutcome> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        var fields = new Dictionary<string, string> { ["grant_type"] = "refresh_token", ["refresh_token"] = refreshToken };
        try
        {
            return await tokens.AskAsync(fields, cancellationToken) switch
            {
                TokenResponse.Granted granted => new RefreshOutcome.Refreshed(granted.Tokens),
                TokenResponse.Denied { Status: HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, Error: "invalid_grant" } denied => new RefreshOutcome.Refused(denied.Error),
                TokenResponse.Denied denied => new RefreshOutcome.Unreachable($"The identity provider answered {(int)denied.Status} ({denied.Error})."),
                var unknown => throw new InvalidOperationException($"{unknown.GetType().Name} is not handled."),
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException or ProviderUnreachableException or SignInRefusedException)
        {
            return new RefreshOutcome.Unreachable("The identity provider can’t be reached.");
        }
    }
}
