using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace Portal.Tests.SubAccounts;

/// <summary>HighLevel's token endpoints: each refresh token is good once and gives a next one. A test may set other answers.</summary>
public sealed class FakeMarketplace : HttpMessageHandler, IHttpClientFactory
{
    private readonly ConcurrentQueue<string> _used = new();
    private int _given;
    private int _asked;

    /// <summary>The refresh tokens that came, in order.</summary>
    public IReadOnlyList<string> Used => [.. _used];

    /// <summary>How often anything came.</summary>
    public int Asked => _asked;

    /// <summary>Answers in place of the usual ones: status and message.</summary>
    public (HttpStatusCode Status, string Message)? Refusal { get; set; }

    /// <summary>No answer at all.</summary>
    public bool IsAway { get; set; }

    public TaskCompletionSource? Gate { get; set; }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { BaseAddress = new Uri("http://localhost/") };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        var form = await request.Content!.ReadAsStringAsync(cancellationToken);
        if (Gate is { } gate)
        {
            await gate.Task.WaitAsync(cancellationToken);
        }

        if (IsAway)
        {
            throw new HttpRequestException("away");
        }

        if (request.RequestUri!.AbsolutePath == "/oauth/locationToken")
        {
            return Answer(HttpStatusCode.Created, new { access_token = $"of-location-by-{request.Headers.Authorization!.Parameter}", expires_in = 86_399, locationId = TokensFixture.Here });
        }

        return Refusal is var (status, message) && Refusal is not null ? Answer(status, new { message }) : Renew(form);
    }

    private HttpResponseMessage Renew(string form)
    {
        var token = form.Split('&').Single(field => field.StartsWith("refresh_token=", StringComparison.Ordinal))["refresh_token=".Length..];
        var isSpent = _used.Contains(token);
        _used.Enqueue(token);
        if (isSpent)
        {
            return Answer(HttpStatusCode.BadRequest, new { message = "Invalid grant: refresh token is invalid" });
        }

        var number = Interlocked.Increment(ref _given);
        return Answer(HttpStatusCode.OK, new { access_token = $"access-{number}", refresh_token = $"refresh-{number}", expires_in = 86_399, scope = "contacts.readonly" });
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, object body) => new(status) { Content = JsonContent.Create(body) };
}
