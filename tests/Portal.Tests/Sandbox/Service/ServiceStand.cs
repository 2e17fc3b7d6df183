using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Service;

/// <summary>The stand-in for the service on a real loopback port, with a clock and tokens that the test owns.</summary>
internal sealed class ServiceStand : IAsyncDisposable
{
    public const string Harbour = SandboxSubAccounts.HarbourDental;
    public const string Northside = SandboxSubAccounts.NorthsideFitness;

    private readonly RunningSandbox _sandbox;
    private readonly HttpClient _http;

    private ServiceStand(RunningSandbox sandbox, TestClock clock)
    {
        (_sandbox, Clock) = (sandbox, clock);
        _http = new HttpClient { BaseAddress = sandbox.Service };
    }

    public TestClock Clock { get; }

    public Uri Address => _sandbox.Service;

    public SandboxControl Control => _sandbox.Services.GetRequiredService<SandboxControl>();

    public static async Task<ServiceStand> StartAsync(Action<SandboxOptions>? options = null, TestClock? clock = null, Action<IServiceCollection>? configure = null)
    {
        clock ??= new TestClock();
        var sandbox = await RunningSandbox.StartAsync(new Uri("http://localhost:5080"), clock, services =>
        {
            services.AddSingleton<IAccessTokens, FakeAccessTokens>();
            configure?.Invoke(services);
            services.PostConfigure<SandboxOptions>(o =>
            {
                o.RateLimit = 100_000;
                options?.Invoke(o);
            });
        });
        return new ServiceStand(sandbox, clock);
    }

    public Task<Reply> GetAsync(string path, string token = FakeAccessTokens.Harbour) => AskAsync(HttpMethod.Get, path, null, token);

    public Task<Reply> PostAsync(string path, JsonNode body, string token = FakeAccessTokens.Harbour) => AskAsync(HttpMethod.Post, path, body.ToJsonString(), token);

    public Task<Reply> PutAsync(string path, JsonNode body, string token = FakeAccessTokens.Harbour) => AskAsync(HttpMethod.Put, path, body.ToJsonString(), token);

    public Task<Reply> DeleteAsync(string path, string token = FakeAccessTokens.Harbour) => AskAsync(HttpMethod.Delete, path, null, token);

    public Task<Reply> UploadAsync(MultipartFormDataContent form, string token = FakeAccessTokens.Harbour) => ExchangeAsync(HttpMethod.Post, "conversations/messages/upload", form, token);

    public Task<Reply> SendAsync(string type, string contactId, string message = "Hello", Action<JsonObject>? change = null, string token = FakeAccessTokens.Harbour, CancellationToken? cancellationToken = null)
    {
        var body = new JsonObject { ["type"] = type, ["contactId"] = contactId, ["message"] = message };
        change?.Invoke(body);
        return AskAsync(HttpMethod.Post, "conversations/messages", body.ToJsonString(), token, cancellationToken: cancellationToken);
    }

    public Task<Reply> SendEmailAsync(string contactId, Action<JsonObject>? change = null) => SendAsync("Email", contactId, change: body =>
    {
        body["html"] = "<p>Hello</p>";
        body["subject"] = "Greetings";
        change?.Invoke(body);
    });

    public async Task<Reply> AskAsync(HttpMethod method, string path, string? body, string? token, string? version = "2021-04-15", string? contentType = "application/json", CancellationToken? cancellationToken = null)
    {
        using var content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content?.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        return await ExchangeAsync(method, path, content, token, version, cancellationToken);
    }

    private async Task<Reply> ExchangeAsync(HttpMethod method, string path, HttpContent? content, string? token, string? version = "2021-04-15", CancellationToken? cancellationToken = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (version is not null)
        {
            request.Headers.Add("Version", version);
        }

        using var response = await _http.SendAsync(request, cancellationToken ?? TestContext.Current.CancellationToken);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new Reply((int)response.StatusCode, text, response.Headers);
    }

    public async Task<string> ConversationAsync(string contactId, string token = FakeAccessTokens.Harbour, string locationId = Harbour)
    {
        var found = await GetAsync($"conversations/search?locationId={locationId}&contactId={contactId}", token);
        return (string)found.Json["conversations"]![0]!["id"]!;
    }

    public async Task<string?> StatusAsync(string messageId) => (string?)(await GetAsync($"conversations/messages/{messageId}")).Json["status"];

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }
}

internal sealed record Reply(int Status, string Text, HttpResponseHeaders Headers)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => (string?)Json["canonicalCode"];

    public string? Message => (string?)Json["message"];

    public string MessageId => (string)Json["messageId"]!;

    public int Header(string name) => int.Parse(Headers.GetValues(name).Single(), CultureInfo.InvariantCulture);
}
