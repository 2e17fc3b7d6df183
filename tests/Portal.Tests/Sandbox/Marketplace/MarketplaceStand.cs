using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Tests.Sandbox.Service;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Marketplace;

/// <summary>The played marketplace on a real loopback port, and a portal's part in talking with it, on the test's clock.</summary>
internal sealed class MarketplaceStand : IAsyncDisposable
{
    public const string Callback = "http://localhost:5080/connect/highlevel/callback";
    public const string ClientId = "6926a0b1c2d3e4f5a6b7c8d9-sandbox1";
    public const string ClientSecret = "sandbox-client-secret";

    private readonly RunningSandbox _sandbox;
    private readonly HttpClient _http;

    private MarketplaceStand(RunningSandbox sandbox, TestClock clock)
    {
        (_sandbox, Clock) = (sandbox, clock);
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = sandbox.Service };
    }

    public TestClock Clock { get; }

    public Uri Address => _sandbox.Service;

    public SandboxControl Control => _sandbox.Services.GetRequiredService<SandboxControl>();

    public MarketplaceControl Marketplace => Control.Marketplace;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<MarketplaceStand> StartAsync(Action<SandboxOptions>? options = null)
    {
        var clock = new TestClock();
        var sandbox = await RunningSandbox.StartAsync(new Uri("http://localhost:5080"), clock, services => services.PostConfigure<SandboxOptions>(o => options?.Invoke(o)));
        return new MarketplaceStand(sandbox, clock);
    }

    public static Dictionary<string, string?> Question(string scope = "contacts.readonly conversations/message.write") => new()
    {
        ["response_type"] = "code",
        ["client_id"] = ClientId,
        ["redirect_uri"] = Callback,
        ["scope"] = scope,
        ["state"] = "the-state",
    };

    public async Task<(int Status, string Text)> PageAsync(string path, Dictionary<string, string?> question)
    {
        using var response = await _http.GetAsync(new Uri(QueryHelpers.AddQueryString(path, question), UriKind.Relative), Token);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }

    /// <summary>An admin's click at the location chooser; the address that the browser is sent on to.</summary>
    public async Task<Uri?> ChooseAsync(string choice, Dictionary<string, string?>? question = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string?>(question ?? Question()) { ["choice"] = choice });
        using var response = await _http.PostAsync(new Uri("oauth/chooselocation", UriKind.Relative), form, Token);
        return response.Headers.Location;
    }

    public async Task<string> CodeAsync(string choice, string scope = "contacts.readonly conversations/message.write") =>
        QueryHelpers.ParseQuery((await ChooseAsync(choice, Question(scope)))?.Query)["code"].ToString();

    public async Task<JsonNode> ConnectAsync(string choice, string scope = "contacts.readonly conversations/message.write")
    {
        var reply = await RedeemAsync(await CodeAsync(choice, scope));
        Assert.Equal(200, reply.Status);
        return reply.Json;
    }

    public Task<Reply> RedeemAsync(string code, params (string Name, string Value)[] changes) =>
        AskForTokenAsync([("grant_type", "authorization_code"), ("code", code), ("user_type", "Location"), ("redirect_uri", Callback), .. changes]);

    public Task<Reply> RefreshAsync(JsonNode? token, params (string Name, string Value)[] changes) =>
        AskForTokenAsync([("grant_type", "refresh_token"), ("refresh_token", (string?)token ?? string.Empty), ("user_type", "Location"), .. changes]);

    public Task<Reply> AskForTokenAsync((string Name, string Value)[] fields)
    {
        var form = new Dictionary<string, string> { ["client_id"] = ClientId, ["client_secret"] = ClientSecret };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        return AskAsync(HttpMethod.Post, "oauth/token", null, new FormUrlEncodedContent(form), version: null);
    }

    public Task<Reply> LocationTokenAsync(JsonNode? token, string locationId, string companyId = SandboxSubAccounts.ShorelineAgency) =>
        AskAsync(HttpMethod.Post, "oauth/locationToken", (string?)token, new FormUrlEncodedContent(new Dictionary<string, string> { ["companyId"] = companyId, ["locationId"] = locationId }));

    public Task<Reply> GetAsync(string path, JsonNode? token) => AskAsync(HttpMethod.Get, path, (string?)token);

    public Task<Reply> ContactAsync(JsonNode? token, string contactId = SandboxContacts.AnaRuiz) => GetAsync($"contacts/{contactId}", token);

    public Task<Reply> SendAsync(JsonNode? token, JsonObject body) => AskAsync(HttpMethod.Post, "conversations/messages", (string?)token, JsonContent.Create(body));

    public Task<Reply> ControlAsync(HttpMethod method, string path, JsonNode? body = null) =>
        AskAsync(method, $"_control/{path}", null, body is null ? null : JsonContent.Create(body), version: null);

    public async Task<Reply> AskAsync(HttpMethod method, string path, string? token, HttpContent? content = null, string? version = "2021-07-28")
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (version is not null)
        {
            request.Headers.Add("Version", version);
        }

        using var response = await _http.SendAsync(request, Token);
        return new Reply((int)response.StatusCode, await response.Content.ReadAsStringAsync(Token), response.Headers);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _sandbox.DisposeAsync();
    }
}
