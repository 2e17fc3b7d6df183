using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>Asks the provider's token endpoint for the next tokens. Answers are never logged: they are tokens.</summary>
internal sealed class TokenRefresher(ProviderMetadata metadata, IHttpClientFactory clients, IOptions<SignInOptions> options, TimeProvider time) : ITokenRefresher
{
    public async Task<RefreshOutcome> RefreshAsync(string refreshToken, CancellationToken cancellationToken)
    {
        try
        {
            var provider = await metadata.GetConfigurationAsync(cancellationToken);
            using var client = clients.CreateClient(ProviderMetadata.ClientName);
            using var form = new FormUrlEncodedContent(Fields(refreshToken));
            using var response = await client.PostAsync(provider.TokenEndpoint, form, cancellationToken);
            return Read(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException or ProviderUnreachableException or SignInRefusedException)
        {
            return new RefreshOutcome.Unreachable("The identity provider can’t be reached.");
        }
    }

    private IEnumerable<KeyValuePair<string, string>> Fields(string refreshToken)
    {
        yield return new("grant_type", "refresh_token");
        yield return new("refresh_token", refreshToken);
        yield return new("client_id", options.Value.ClientId);
        if (options.Value.ClientSecret is { Length: > 0 } secret)
        {
            yield return new("client_secret", secret);
        }
    }

    private RefreshOutcome Read(HttpStatusCode status, string body)
    {
        var answer = Parse(body);
        return status is HttpStatusCode.OK && Text(answer, "access_token") is { Length: > 0 } accessToken
                ? new RefreshOutcome.Refreshed(new ProviderTokens(accessToken, Text(answer, "refresh_token"), ExpiresAt(answer)))
            : status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized && Text(answer, "error") == "invalid_grant"
                ? new RefreshOutcome.Refused("invalid_grant")
            : new RefreshOutcome.Unreachable($"The identity provider answered {(int)status} ({SignInProblem.ErrorCode(Text(answer, "error"))}).");
    }

    private static JsonElement Parse(string body)
    {
        try
        {
            return JsonElement.Parse(body);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static JsonElement Value(JsonElement answer, string name) => answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty(name, out var value) ? value : default;

    private static string? Text(JsonElement answer, string name) => Value(answer, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private DateTime? ExpiresAt(JsonElement answer) =>
        int.TryParse(Value(answer, "expires_in").ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? time.GetUtcNow().UtcDateTime.AddSeconds(seconds) : null;
}
