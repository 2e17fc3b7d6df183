using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;

namespace Portal.Services.Connections;

/// <summary>
/// Asks HighLevel's token endpoints, in the form of the documented version 2021: form bodies, names with underscores.
/// Source: HighLevel API documents, OAuth 2.0 and <c>Get Access Token</c>, <c>Get Location Access Token from Agency Token</c>.
/// </summary>
public sealed partial class MarketplaceGrants(
    IHttpClientFactory clients, IOptions<HighLevelOptions> service, IOptions<MarketplaceAppOptions> app, TimeProvider clock, ILogger<MarketplaceGrants> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>A code from the chooser for tokens, once.</summary>
    public Task<GrantOutcome> ExchangeAsync(string code, Uri redirect, CancellationToken cancellationToken) =>
        AskAsync("exchange", [("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect.AbsoluteUri), ("user_type", "Location")], cancellationToken);

    public Task<GrantOutcome> RefreshAsync(string refreshToken, bool isCompany, CancellationToken cancellationToken) =>
        AskAsync("refresh", [("grant_type", "refresh_token"), ("refresh_token", refreshToken), ("user_type", isCompany ? "Company" : "Location")], cancellationToken);

    /// <summary>A company's token for a token of one of its sub-accounts.</summary>
    public Task<GrantOutcome> OfLocationAsync(string companyToken, string companyId, string locationId, CancellationToken cancellationToken)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "oauth/locationToken") { Content = Form([("companyId", companyId), ("locationId", locationId)]) };
        request.Headers.Authorization = new("Bearer", companyToken);
        request.Headers.Add("Version", service.Value.LocationsVersion);
        return AskAsync("location", request, cancellationToken);
    }

    private Task<GrantOutcome> AskAsync(string what, IEnumerable<(string Name, string Value)> fields, CancellationToken cancellationToken) =>
        AskAsync(what, new HttpRequestMessage(HttpMethod.Post, "oauth/token")
        {
            Content = Form([("client_id", app.Value.ClientId ?? string.Empty), ("client_secret", app.Value.ClientSecret ?? string.Empty), .. fields]),
        }, cancellationToken);

    private async Task<GrantOutcome> AskAsync(string what, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        using (request)
        {
            try
            {
                using var http = clients.CreateClient(ServiceCalls.HttpClientName);
                using var response = await http.SendAsync(request, either.Token);
                var outcome = Read(response.StatusCode, await BodyAsync(response, either.Token));
                LogAnswered(what, (int)response.StatusCode, outcome.GetType().Name);
                return outcome;
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                LogNoAnswer(what, exception.GetType().Name);
                return new GrantOutcome.Unreachable("HighLevel does not answer just now.");
            }
        }
    }

    private static async Task<JsonElement> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private GrantOutcome Read(HttpStatusCode status, JsonElement body)
    {
        if ((int)status is >= 200 and < 300)
        {
            return Granted(body) is { } grant ? new GrantOutcome.Granted(grant) : new GrantOutcome.Unreachable("HighLevel’s answer could not be read.");
        }

        var message = body.Text("message", "error_description") ?? body.Text("error") ?? $"HighLevel answered {(int)status}.";
        return message.Contains("Location is not active", StringComparison.OrdinalIgnoreCase) ? new GrantOutcome.Paused()
            : status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500 ? new GrantOutcome.Unreachable(message)
            : new GrantOutcome.Refused(message);
    }

    private Grant? Granted(JsonElement body)
    {
        if (body.Text("access_token") is not { Length: > 0 } accessToken)
        {
            return null;
        }

        var seconds = body.TryGetProperty("expires_in", out var life) && life.TryGetInt64(out var known) ? Math.Clamp(known, 60, 400L * 24 * 3600) : 86_399;
        return new Grant(accessToken, body.Text("refresh_token"), clock.GetUtcNow().UtcDateTime.AddSeconds(seconds), body.Text("scope")?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            LocationId = body.Text("locationId"),
            CompanyId = body.Text("companyId"),
        };
    }

    private static FormUrlEncodedContent Form(IEnumerable<(string Name, string Value)> fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    [LoggerMessage(LogLevel.Information, "HighLevel answered a token request ({What}) with {Status}: {Outcome}.")]
    private partial void LogAnswered(string what, int status, string outcome);

    [LoggerMessage(LogLevel.Warning, "HighLevel did not answer a token request ({What}): {Problem}.")]
    private partial void LogNoAnswer(string what, string problem);
}
