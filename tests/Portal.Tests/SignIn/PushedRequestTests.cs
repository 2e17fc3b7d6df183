using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>Sign-ins with a provider that takes the request from the portal itself, past the browser.</summary>
public sealed class PushedRequestTests : IClassFixture<PortalWithForger>
{
    private readonly PortalWithForger _fixture;

    public PushedRequestTests(PortalWithForger fixture)
    {
        _fixture = fixture;
        Provider.TellTheTruth();
        (Provider.TakesPushedRequests, Provider.RefusesPushedRequests) = (true, false);
    }

    private ForgingProvider Provider => _fixture.Provider;

    private RunningPortal Portal => _fixture.Portal;

    [Fact]
    public async Task The_browser_carries_only_the_name_of_the_request_and_the_sign_in_works()
    {
        using var visitor = new Visitor(Portal.Address);

        var asked = QueryHelpers.ParseQuery((await visitor.AskToSignInAsync("/history")).Query);

        Assert.Equal(["client_id", "request_uri"], asked.Keys.Order());
        Assert.Equal("urn:example:pushed", asked["request_uri"]);
        Assert.Equal(("code", "S256"), (Provider.Pushed["response_type"], Provider.Pushed["code_challenge_method"]));
        var back = await visitor.GetAsync($"/signin-oidc?code=c&state={Uri.EscapeDataString(Provider.Pushed["state"])}&iss={Uri.EscapeDataString(Provider.Address)}");
        Assert.Equal("/history", back.Headers.Location?.ToString());
        await visitor.IsLetInAsync();
    }

    [Fact]
    public async Task A_request_that_is_not_taken_leads_to_a_page_with_a_next_step()
    {
        Provider.RefusesPushedRequests = true;
        using var visitor = new Visitor(Portal.Address);

        var answer = await visitor.SendFormAsync("/sign-in", "/sign-in/start", ("returnUrl", "/history"));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/sign-in?problem=failed", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("&returnUrl=%2Fhistory", answer.Headers.Location?.ToString(), StringComparison.Ordinal);
    }
}
