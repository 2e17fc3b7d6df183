using System.Net;
using Portal.Tests.Support;
using Portal.Web.Features.Security;

namespace Portal.Tests.Web.Security;

/// <summary>What a proxy says of who asks, and that only a known one is believed.</summary>
public sealed class BehindProxyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_known_proxy_is_believed_that_people_come_by_https_and_by_which_name()
    {
        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?>
        {
            ["Proxy:Known:0"] = "127.0.0.1",
            ["Proxy:Known:1"] = "::1",
            ["Portal:PublicAddress"] = "https://portal.example.com",
        });

        using var answer = await AskAsync(portal, "https", "portal.example.com");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("https://portal.example.com/", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_name_than_the_portals_own_is_not_taken_from_a_known_proxy_either()
    {
        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?> { ["Proxy:Known:0"] = "127.0.0.0/8", ["Proxy:Known:1"] = "::1", ["Portal:PublicAddress"] = "https://portal.example.com" });

        using var answer = await AskAsync(portal, "https", "portal.other.example");

        Assert.DoesNotContain("other.example", answer.Headers.Location?.ToString() ?? string.Empty, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.0.0.0/8")]
    public async Task Whoever_is_not_known_is_not_believed(string? known)
    {
        await using var portal = await RunningPortal.StartAsync(known is null ? null : new Dictionary<string, string?> { ["Proxy:Known:0"] = known });

        using var answer = await AskAsync(portal, "https", "portal.example.com");

        Assert.Equal(portal.Address.GetLeftPart(UriPartial.Authority), answer.Headers.Location?.GetLeftPart(UriPartial.Authority));
    }

    [Fact]
    public void What_is_neither_an_address_nor_a_network_stops_the_start_with_its_key() =>
        Assert.Equal(
            ["Proxy:Known:1 must be an address, such as 10.0.0.5, or a network, such as 10.0.0.0/8."],
            new ProxyValidator().Validate(null, new ProxyOptions { Known = ["10.0.0.5", "the proxy", "fd00::/8"] }).Failures);

    private static async Task<HttpResponseMessage> AskAsync(RunningPortal portal, string scheme, string host)
    {
        using var http = portal.CreateHttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/history");
        request.Headers.Add("X-Forwarded-Proto", scheme);
        request.Headers.Add("X-Forwarded-Host", host);
        request.Headers.Add("X-Forwarded-For", "198.51.100.20");
        return await http.SendAsync(request, Token);
    }
}
