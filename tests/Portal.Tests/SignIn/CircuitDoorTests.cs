using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Features.Security;

namespace Portal.Tests.SignIn;

/// <summary>Circuits belong to pages of the portal, and to nobody else.</summary>
public sealed class CircuitDoorTests(PortalWithLog fixture) : IClassFixture<PortalWithLog>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningPortal Portal => fixture.Portal;

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost:1")]
    public async Task A_page_of_another_origin_gets_no_web_socket_although_its_visitor_is_signed_in(string origin)
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");

        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(visitor, origin));
    }

    [Fact]
    public async Task A_page_of_the_portal_gets_one()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");

        using var socket = await ConnectAsync(visitor, Portal.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [Fact]
    public async Task A_page_of_another_origin_cannot_even_negotiate()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");
        using var handler = new SocketsHttpHandler { CookieContainer = visitor.Cookies };
        using var client = new HttpClient(handler);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Portal.Address, "/_blazor/negotiate?negotiateVersion=1"));
        request.Headers.Add("Origin", "https://evil.example");

        Assert.Equal(HttpStatusCode.Forbidden, (await client.SendAsync(request, Token)).StatusCode);
    }

    [Theory]
    [InlineData(true, StatusCodes.Status503ServiceUnavailable)]
    [InlineData(false, StatusCodes.Status200OK)]
    public async Task A_portal_that_is_stopping_lets_no_circuit_begin(bool isStopping, int status)
    {
        var door = new CircuitDoor(_ => Task.CompletedTask, Portal.Services.GetRequiredService<Sessions>(), new Lifetime(new CancellationToken(isStopping)), TimeProvider.System);
        var http = new DefaultHttpContext();
        http.Request.Path = "/_blazor/negotiate";

        await door.InvokeAsync(http);

        Assert.Equal(status, http.Response.StatusCode);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/app.css")]
    [InlineData("/no-such-page")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string path)
    {
        using var visitor = new Visitor(Portal.Address);

        var headers = (await visitor.GetAsync(path)).Headers;

        var policy = Assert.Single(headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(headers.GetValues("Cross-Origin-Opener-Policy")));
    }

    [Fact]
    public async Task A_signed_in_persons_wrong_address_gets_a_plain_page_with_a_reference()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");

        var answer = await visitor.GetAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var words = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("There is nothing here", words, StringComparison.Ordinal);
        Assert.Contains("Reference:", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_browser_it_gets_one_with_the_navigation()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");

        var answer = await visitor.OpenAsync("/no-such-page");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var words = await answer.Content.ReadAsStringAsync(Token);
        Assert.Contains("There is nothing here", words, StringComparison.Ordinal);
        Assert.Contains("Needs attention", words, StringComparison.Ordinal);
    }

    private async Task<ClientWebSocket> ConnectAsync(Visitor visitor, string origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = visitor.Cookies;
        socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(Portal.Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Token);
        return socket;
    }

    private sealed record Lifetime(CancellationToken ApplicationStopping) : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }
}
