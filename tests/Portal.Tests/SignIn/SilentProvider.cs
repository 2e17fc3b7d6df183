using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Tests.Support;
using Portal.Web.Features.SignIn;
using Portal.Web.Features.SignIn.OpenId;

namespace Portal.Tests.SignIn;

/// <summary>What an identity provider publishes, from one that answers, hangs or fails as the test says; and the portal's reading of it.</summary>
internal sealed class SilentProvider : HttpMessageHandler, IHttpClientFactory
{
    private const string Authority = "https://login.example";

    private const string Discovery = $$"""
        {"issuer":"{{Authority}}","authorization_endpoint":"{{Authority}}/authorize","token_endpoint":"{{Authority}}/token","jwks_uri":"{{Authority}}/jwks"}
        """;

    public SilentProvider() =>
        Metadata = new(this, Options.Create(new SignInOptions { Authority = Authority }), Clock, NullLogger<ProviderMetadata>.Instance);

    public TestClock Clock { get; } = new();

    public ProviderMetadata Metadata { get; }

    /// <summary>How the next requests fare; the address is the document's.</summary>
    public Func<string, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = Truth;

    /// <summary>Requests for the discovery document.</summary>
    public int Asked { get; private set; }

    public static Task<HttpResponseMessage> Truth(string path, CancellationToken cancellationToken) =>
        Task.FromResult(Json(path == "/jwks" ? """{"keys":[]}""" : Discovery));

    public static async Task<HttpResponseMessage> Hang(string path, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return Json(string.Empty);
    }

    public static Task<HttpResponseMessage> Maintenance(string path, CancellationToken cancellationToken) => Task.FromResult(Json("<h1>We are back soon</h1>"));

    public static HttpResponseMessage Json(string text, HttpStatusCode status = HttpStatusCode.OK) => new(status) { Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json") };

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri?.AbsolutePath ?? string.Empty;
        Asked += path == "/.well-known/openid-configuration" ? 1 : 0;
        return Answer(path, cancellationToken);
    }
}
