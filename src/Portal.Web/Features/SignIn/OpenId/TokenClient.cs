using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>Asks the provider's token endpoint. Answers are never logged: they are tokens.</summary>
internal sealed class TokenClient(ProviderMetadata metadata, IHttpClientFactory clients, IOptions<SignInOptions> options, TimeProvider time)
{
    public async Task<TokenResponse> AskAsync(IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken)
    {
        var provider = await metadata.GetAsync(cancellationToken);
        using var client = clients.CreateClient(ProviderMetadata.ClientName);
        using var form = new FormUrlEncodedContent([.. fields, .. Client()]);
        using var request = new HttpRequestMessage(HttpMethod.Post, provider.TokenEndpoint) { Content = form };
        request.Headers.Accept.Add(new("application/json"));
        using var response = await client.SendAsync(request, cancellationToken);
        return Read(response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }

    private IEnumerable<KeyValuePair<string, string>> Client()
    {
        yield return new("client_id", options.Value.ClientId);
        if (options.Value.ClientSecret is { Length: > 0 } secret)
        {
            yield return new("client_secret", secret);
        }
    }

    private TokenResponse Read(HttpStatusCode status, string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Text(json, "access_token") is { Length: > 0 } accessToken && status is HttpStatusCode.OK
                ? new TokenResponse.Granted(new ProviderTokens(accessToken, Text(json, "refresh_token"), ExpiresAt(json)), Text(json, "id_token"), json.RootElement.GetRawText())
                : new TokenResponse.Denied(status, Text(json, "error") is { } error ? Known(error) : "no error code");
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new TokenResponse.Denied(status, "not JSON");
        }
    }

    // An error code is a short word; anything else from outside has no place in a log.
    private static string Known(string error) => error.Length <= 40 && error.All(c => char.IsAsciiLetter(c) || c is '_') ? error : "unreadable error code";

    private static string? Text(JsonDocument json, string name) =>
        json.RootElement.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private DateTime? ExpiresAt(JsonDocument json) =>
        json.RootElement.TryGetProperty("expires_in", out var value)
        && int.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? time.GetUtcNow().UtcDateTime.AddSeconds(seconds)
            : null;
}

/// <summary>The two ways the token endpoint can answer; that it can't be reached is an <see cref="HttpRequestException"/>.</summary>
internal abstract record TokenResponse
{
    private TokenResponse()
    {
    }

    public sealed record Granted(ProviderTokens Tokens, string? IdToken, string Json) : TokenResponse
    {
        public override string ToString() => "granted"; // never the tokens in a log
    }

    public sealed record Denied(HttpStatusCode Status, string Error) : TokenResponse;
}
