using System.Net;
using Microsoft.Extensions.Options;
using Portal.Services.SubAccounts;
using Portal.Web.Features.SignIn;
using Portal.Web.Features.SignIn.OpenId;

namespace Portal.Tests.SignIn;

/// <summary>What the provider's token endpoint says to a refresh token.</summary>
public sealed class TokenRefresherTests : IDisposable
{
    private readonly SilentProvider _provider = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"access_token":"next","refresh_token":"further","expires_in":60}""", "further", 60)]
    [InlineData("""{"access_token":"next","expires_in":"60"}""", null, 60)]
    [InlineData("""{"access_token":"next","expires_in":"soon"}""", null, null)]
    public async Task New_tokens_are_known_with_their_end_by_the_portals_clock(string answer, string? further, int? seconds)
    {
        var outcome = Assert.IsType<RefreshOutcome.Refreshed>(await AskAsync(HttpStatusCode.OK, answer));

        Assert.Equal(new ProviderTokens("next", further, seconds is { } s ? _provider.Clock.GetUtcNow().UtcDateTime.AddSeconds(s) : null), outcome.Tokens);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_token_that_is_good_no_more_is_a_definite_no(HttpStatusCode status) =>
        Assert.Equal(new RefreshOutcome.Refused("invalid_grant"), await AskAsync(status, """{"error":"invalid_grant"}"""));

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, """{"error":"invalid_grant"}""", "503 (invalid_grant)")]
    [InlineData(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""", "401 (invalid_client)")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"<b>"}""", "400 (an unreadable error code)")]
    [InlineData(HttpStatusCode.BadGateway, """{"access_token":"next"}""", "502 (no error code)")]
    [InlineData(HttpStatusCode.OK, "<h1>We are back soon</h1>", "200 (no error code)")]
    [InlineData(HttpStatusCode.OK, "", "200 (no error code)")]
    [InlineData(HttpStatusCode.OK, "[]", "200 (no error code)")]
    [InlineData(HttpStatusCode.OK, "7", "200 (no error code)")]
    [InlineData(HttpStatusCode.OK, """{"access_token":{"of":"another kind"}}""", "200 (no error code)")]
    public async Task Anything_else_is_no_answer_just_now(HttpStatusCode status, string answer, string words) =>
        Assert.Equal(new RefreshOutcome.Unreachable($"The identity provider answered {words}."), await AskAsync(status, answer));

    [Fact]
    public async Task A_provider_that_can_not_be_reached_is_no_answer_just_now()
    {
        _provider.Answer = (_, _) => throw new HttpRequestException("refused");

        Assert.Equal(new RefreshOutcome.Unreachable("The identity provider can’t be reached."), await Refresher().RefreshAsync("kept", Token));
    }

    public void Dispose() => _provider.Dispose();

    private Task<RefreshOutcome> AskAsync(HttpStatusCode status, string answer)
    {
        _provider.Answer = (path, token) => path == "/token" ? Task.FromResult(SilentProvider.Json(answer, status)) : SilentProvider.Truth(path, token);
        return Refresher().RefreshAsync("kept", Token);
    }

    private TokenRefresher Refresher() => new(_provider.Metadata, _provider, Options.Create(new SignInOptions { ClientId = "portal" }), _provider.Clock);
}
