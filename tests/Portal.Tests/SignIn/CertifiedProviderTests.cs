using System.Net;
using Microsoft.AspNetCore.WebUtilities;
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
        // A page that asks nothing of HighLevel, which would refuse this token: one that was renewed after that is not renewed again.
        Assert.Contains("ada of the test", await visitor.ReadAsync("/preferences"), StringComparison.Ordinal);

        await RenewsAsync(portal);

        var signedOut = await visitor.SendFormAsync("/", "/sign-out");
        Assert.StartsWith($"{provider.Address}/session/end?client_id=portal", signedOut.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(signedOut.Headers.Location?.ToString() ?? string.Empty)).StatusCode);
        await visitor.IsStrangerAsync();
    }

    /// <summary>A certified provider ends the whole sign-in when a refresh token comes twice.</summary>
    [Fact]
    public async Task Two_portals_that_need_a_new_token_at_once_use_the_refresh_token_once()
    {
        var cluster = await TestCluster.StartedAsync();
        var database = await cluster.CreateDatabaseAsync(Token);
        var keys = Directory.CreateTempSubdirectory("portal-keys-");
        var address = new Uri($"http://localhost:{FreePort.Find()}");
        await using var provider = await CertifiedProvider.StartAsync(address);
        var settings = new Dictionary<string, string?>(Settings(provider))
        {
            ["Storage:Provider"] = nameof(StorageProvider.Postgres),
            ["Storage:ConnectionString"] = database,
            ["Storage:KeysDirectory"] = keys.FullName,
        };
        await using (var first = await RunningPortal.StartAsync(settings, address: address, clock: TimeProvider.System))
        await using (var second = await RunningPortal.StartAsync(settings, clock: TimeProvider.System))
        {
            using var visitor = new Visitor(first.Address);
            await visitor.GetAsync(await SignInAtProviderAsync(visitor, provider, await visitor.AskToSignInAsync()));
            var person = await PersonAsync(first);
            var portals = new[] { first, second }.Select(portal => portal.Services.GetRequiredService<ISubAccountTokens>()).ToList();
            var old = await ValueAsync(portals[0], person);

            await Task.WhenAll(portals.Select(tokens => tokens.RejectAsync(old, person, Token)));
            var fresh = await Task.WhenAll(portals.Concat(portals).Select(tokens => ValueAsync(tokens, person)));

            Assert.NotEqual(old.Value, Assert.Single(fresh.Distinct()).Value);
            var kept = await second.Services.GetRequiredService<SignInTokenVault>().FindAsync(person, Token);
            Assert.IsType<RefreshOutcome.Refreshed>(await second.Services.GetRequiredService<ITokenRefresher>().RefreshAsync(kept!.RefreshToken!, Token));
        }

        await cluster.DropDatabaseAsync(database);
        keys.Delete(recursive: true);
    }

    [Fact]
    public async Task A_provider_is_asked_as_the_settings_say()
    {
        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?>
        {
            ["SignIn:Scope:0"] = "contacts",
            ["SignIn:OfflineAccess"] = "false",
            ["SignIn:Prompt"] = "consent",
            ["SignIn:AuthorizationParameters:access_type"] = "offline",
        });
        using var visitor = new Visitor(portal.Address);

        var asked = QueryHelpers.ParseQuery((await visitor.AskToSignInAsync()).Query);

        Assert.Equal(("openid profile email contacts", "consent", "offline"), (asked["scope"].ToString(), asked["prompt"].ToString(), asked["access_type"].ToString()));
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
        var person = await PersonAsync(portal);
        var tokens = portal.Services.GetRequiredService<ISubAccountTokens>();
        var first = await ValueAsync(tokens, person);

        await tokens.RejectAsync(first, person, Token);

        Assert.NotEqual(first.Value, (await ValueAsync(tokens, person)).Value);
    }

    private static Task<Guid> PersonAsync(RunningPortal portal) =>
        portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.People.Select(p => p.Id).SingleAsync(token), Token);

    private static async Task<AccessToken> ValueAsync(ISubAccountTokens tokens, Guid person) =>
        Assert.IsType<TokenAnswer.Usable>(await tokens.GetAsync(SandboxSubAccounts.HarbourDental, person, Token)).Token;
}
