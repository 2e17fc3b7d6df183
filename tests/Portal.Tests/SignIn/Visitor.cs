using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Tests.SignIn;

/// <summary>A browser without a screen: keeps cookies, follows nothing by itself.</summary>
internal sealed partial class Visitor(Uri portal) : IDisposable
{
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false };
    private HttpClient? _client;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public CookieContainer Cookies => _handler.CookieContainer;

    private HttpClient Client => _client ??= new HttpClient(_handler) { BaseAddress = portal };

    public Task<HttpResponseMessage> GetAsync(string address) => Client.GetAsync(address, Token);

    /// <summary>As a browser asks for what its address bar says.</summary>
    public Task<HttpResponseMessage> OpenAsync(string address) => Client.SendAsync(new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "text/html" } } }, Token);

    public async Task<string> ReadAsync(string address) => await (await GetAsync(address)).EnsureSuccessStatusCode().Content.ReadAsStringAsync(Token);

    /// <summary>Sends a form of a page, with the antiforgery token that stands in it.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        var token = await AntiforgeryTokenAsync(page);
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
        return await Client.PostAsync(action, form, Token);
    }

    /// <summary>The antiforgery token that stands in a page.</summary>
    public async Task<string> AntiforgeryTokenAsync(string page) => WebUtility.HtmlDecode(AntiforgeryToken().Match(await ReadAsync(page)).Groups[1].Value);

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => Client.SendAsync(request, Token);

    public Task<HttpResponseMessage> SendBareFormAsync(string action, params (string Name, string Value)[] fields) =>
        Client.PostAsync(action, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), Token);

    /// <summary>Presses *Sign in*; the answer is where the portal sends the browser: the provider's authorize address.</summary>
    public async Task<Uri> AskToSignInAsync(string returnUrl = "/")
    {
        var answer = await SendFormAsync("/sign-in", "/sign-in/start", ("returnUrl", returnUrl));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return answer.Headers.Location ?? throw new InvalidOperationException("The portal sent the browser nowhere.");
    }

    /// <summary>Presses a person's button on the sandbox's page; the answer is the address to go back to at the portal, with the code.</summary>
    public async Task<Uri> ChooseAsync(Uri authorize, string person)
    {
        var fields = QueryHelpers.ParseQuery(authorize.Query).Select(q => (q.Key, q.Value.ToString())).Append(("person", person)).ToArray();
        var answer = await SendBareFormAsync(authorize.GetLeftPart(UriPartial.Path), fields);
        return answer.Headers.Location ?? throw new InvalidOperationException("The sandbox sent the browser nowhere.");
    }

    /// <summary>The whole way; the answer is where the portal leads in the end.</summary>
    public async Task<string> SignInAsync(string person, string returnUrl = "/")
    {
        var back = await ChooseAsync(await AskToSignInAsync(returnUrl), person);
        return (await GetAsync(back.ToString())).Headers.Location?.ToString() ?? string.Empty;
    }

    public void Dispose()
    {
        _client?.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}

internal static class VisitorAssert
{
    /// <summary>The callback's answer leads back to the sign-in page, and the browser is as much a stranger as before.</summary>
    public static async Task IsRefusedAsync(this Visitor visitor, HttpResponseMessage callback, string problem = "failed")
    {
        Assert.Equal(HttpStatusCode.Found, callback.StatusCode);
        Assert.StartsWith($"/sign-in?problem={problem}", callback.Headers.Location?.ToString(), StringComparison.Ordinal);
        await visitor.IsStrangerAsync();
    }

    public static async Task IsStrangerAsync(this Visitor visitor)
    {
        var home = await visitor.GetAsync("/");
        Assert.Equal(HttpStatusCode.Found, home.StatusCode);
        Assert.Equal("/sign-in", home.Headers.Location?.AbsolutePath);
    }

    public static async Task IsLetInAsync(this Visitor visitor) => Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/")).StatusCode);
}
