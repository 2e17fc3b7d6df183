using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.HighLevel;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>The portal against an OpenID provider that others wrote and certified.</summary>
public sealed class CertifiedProviderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_signs_in_renews_their_token_and_signs_out()
    {
        var address = new Uri($"http://localhost:{FreePort.Find()}");
        await using var provider = await CertifiedProvider.StartAsync(address);
        await using var portal = await RunningPortal.StartAsync(Settings(provider), address: address, clock: TimeProvider.System);
        using var visitor = new Visitor(portal.Address);

        var callback = await SignInAtProviderAsync(visitor, provider, await visitor.AskToSignInAsync("/history"));
        Assert.Equal("/history", (await visitor.GetAsync(callback)).Headers.Location?.ToString());
        Assert.Contains("ada of the test", await visitor.ReadAsync("/"), StringComparison.Ordinal);

        await RenewsAsync(portal);

        var signedOut = await visitor.SendFormAsync("/", "/sign-out");
        Assert.StartsWith($"{provider.Address}/session/end?client_id=portal", signedOut.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(signedOut.Headers.Location?.ToString() ?? string.Empty)).StatusCode);
        await visitor.IsStrangerAsync();
    }

    private static Dictionary<string, string?> Settings(CertifiedProvider provider) => new()
    {
        ["SignIn:Authority"] = provider.Address,
        ["SignIn:ClientSecret"] = "known-to-everyone",
        ["SignIn:GetClaimsFromUserInfoEndpoint"] = "true",
    };

    /// <summary>Walks through the provider's pages: a name, then consent, with the redirects between them.</summary>
    private static async Task<string> SignInAtProviderAsync(Visitor visitor, CertifiedProvider provider, Uri authorize)
    {
        var next = authorize.ToString();
        for (var step = 0; step < 12; step++)
        {
            var answer = await visitor.GetAsync(next);
            if (answer.StatusCode is HttpStatusCode.OK)
            {
                var page = await answer.Content.ReadAsStringAsync(Token);
                answer = page.Contains("name=\"login\"", StringComparison.Ordinal)
                    ? await visitor.SendBareFormAsync(next, ("prompt", "login"), ("login", "ada"), ("password", "any"))
                    : await visitor.SendBareFormAsync(next, ("prompt", "consent"));
            }

            next = new Uri(new Uri(provider.Address), answer.Headers.Location ?? throw new InvalidOperationException($"The provider answered {answer.StatusCode}.")).ToString();
            if (next.Contains("/signin-oidc", StringComparison.Ordinal))
            {
                return next;
            }
        }

        throw new InvalidOperationException("The provider never sent the browser back.");
    }

    private static async Task RenewsAsync(RunningPortal portal)
    {
        var person = await portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.People.Select(p => p.Id).SingleAsync(token), Token);
        var tokens = portal.Services.GetRequiredService<ISubAccountTokens>();
        var first = await ValueAsync(tokens, person);

        await tokens.RejectAsync(first, person, Token);

        Assert.NotEqual(first.Value, (await ValueAsync(tokens, person)).Value);
    }

    private static async Task<AccessToken> ValueAsync(ISubAccountTokens tokens, Guid person) =>
        Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(SandboxSubAccounts.HarbourDental, person, Token)).Token;
}
