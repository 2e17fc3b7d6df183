using System.Security.Claims;
using System.Text.Json;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>Asks the provider's userinfo endpoint, for providers that keep claims out of the id token.</summary>
internal sealed class UserInfoClient(ProviderMetadata metadata, IHttpClientFactory clients)
{
    /// <exception cref="SignInRefusedException">The answer is about somebody else.</exception>
    public async Task<IEnumerable<Claim>> AskAsync(string accessToken, string subject, CancellationToken cancellationToken)
    {
        var provider = await metadata.GetAsync(cancellationToken);
        using var client = clients.CreateClient(ProviderMetadata.ClientName);
        using var request = new HttpRequestMessage(HttpMethod.Get, provider.UserInfoEndpoint);
        request.Headers.Authorization = new("Bearer", accessToken);
        using var response = await client.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
        var claims = json.RootElement.EnumerateObject().SelectMany(Claims).ToList();
        return claims.Exists(c => c.Type == "sub" && c.Value == subject)
            ? claims
            : throw new SignInRefusedException("The userinfo answer is about another subject than the id token.");
    }

    private static IEnumerable<Claim> Claims(JsonProperty property) => property.Value.ValueKind is JsonValueKind.Array
        ? property.Value.EnumerateArray().Select(v => new Claim(property.Name, v.ToString()))
        : [new Claim(property.Name, property.Value.ToString())];
}
