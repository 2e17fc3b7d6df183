using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>The whole portal and the sandbox's identity provider, as a browser meets them.</summary>
[Collection(OnePortal.Name)]
[TimeBound]
public sealed partial class SignInTests(PortalWithLog fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningPortal Portal => fixture.Portal;

    [Theory]
    [InlineData("/")]
    [InlineData("/conversations")]
    [InlineData("/history?state=Failed")]
    [InlineData("/no-such-page")]
    [InlineData("/no-access")]
    public async Task Every_page_is_closed_to_strangers_and_remembers_where_they_wanted_to_go(string path)
    {
        using var visitor = new Visitor(Portal.Address);

        var answer = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(path)}", answer.Headers.Location?.PathAndQuery);
    }

    [Fact]
    public async Task The_doors_and_what_they_need_are_open()
    {
        using var visitor = new Visitor(Portal.Address);

        foreach (var path in new[] { "/sign-in", "/signed-out", "/health/live", "/health/ready", "/app.css", "/favicon.svg" })
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(path)).StatusCode);
        }
    }

    [Fact]
    public async Task Who_asks_for_the_heads_of_pages_arrives_at_the_sign_in()
    {
        using var visitor = new Visitor(Portal.Address);
        using var home = new HttpRequestMessage(HttpMethod.Head, "/");

        using var door = new HttpRequestMessage(HttpMethod.Head, (await visitor.SendAsync(home)).Headers.Location);

        Assert.Equal(HttpStatusCode.OK, (await visitor.SendAsync(door)).StatusCode);
    }

    [Fact]
    public async Task A_stranger_gets_no_circuit()
    {
        using var visitor = new Visitor(Portal.Address);

        var answer = await visitor.SendBareFormAsync("/_blazor/negotiate?negotiateVersion=1");

        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_deep_link_survives_the_sign_in()
    {
        using var visitor = new Visitor(Portal.Address);

        Assert.Equal("/conversations/abc?tab=1", await visitor.SignInAsync("maya", "/conversations/abc?tab=1"));

        await visitor.IsLetInAsync();
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("")]
    public async Task Nobody_is_sent_elsewhere_after_the_sign_in(string address)
    {
        using var visitor = new Visitor(Portal.Address);

        Assert.Equal("/", await visitor.SignInAsync("maya", address));
    }

    [Fact]
    public async Task A_code_is_good_once_and_in_the_browser_that_asked_for_it()
    {
        using var visitor = new Visitor(Portal.Address);
        var back = await visitor.ChooseAsync(await visitor.AskToSignInAsync(), "maya");
        using var victim = new Visitor(Portal.Address);
        var state = QueryHelpers.ParseQuery((await victim.AskToSignInAsync()).Query)["state"].ToString();
        var code = QueryHelpers.ParseQuery(back.Query)["code"].ToString();

        await victim.IsRefusedAsync(await victim.GetAsync(Callback(code, state))); // the code of another session
        await visitor.IsRefusedAsync(await visitor.GetAsync(back.ToString())); // and it is spent now

        Assert.Equal("/", await visitor.SignInAsync("maya"));
        using var again = new Visitor(Portal.Address);
        await again.IsRefusedAsync(await again.GetAsync(back.ToString()));
    }

    [Fact]
    public async Task An_answer_that_was_used_is_refused_the_second_time()
    {
        using var visitor = new Visitor(Portal.Address);
        var back = await visitor.ChooseAsync(await visitor.AskToSignInAsync(), "maya");

        Assert.Equal("/", (await visitor.GetAsync(back.ToString())).Headers.Location?.ToString());
        var replay = await visitor.GetAsync(back.ToString());

        Assert.StartsWith("/sign-in?problem=failed", replay.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_stand_neither_in_the_database_nor_in_the_log_nor_in_the_cookie()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");
        var person = await Portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.People.Where(p => p.Subject == "maya").Select(p => p.Id).ToListAsync(token), Token);
        var answer = await Portal.Services.GetRequiredService<ISubAccountTokens>().GetAsync(SandboxSubAccounts.HarbourDental, person.Single(), Token);
        var token = Assert.IsType<TokenAnswer.Usable>(answer).Token.Value;
        var cookie = visitor.Cookies.GetCookies(Portal.Address)["portal"]?.Value ?? string.Empty;

        Assert.NotNull(Portal.Sandbox.Services.GetRequiredService<IAccessTokens>().Read(token));
        Assert.Matches(AnyToken(), token);
        Assert.DoesNotMatch(AnyToken(), cookie);
        Assert.All(await StoredBytesAsync(), text => Assert.DoesNotMatch(AnyToken(), text));
        Assert.DoesNotContain(fixture.Log.Lines, line => AnyToken().IsMatch(line) || line.Contains("code=", StringComparison.Ordinal));
    }

    // The head of one, or all of it; the three letters with which every part begins stand in random text by chance.
    [GeneratedRegex(@"eyJhbGci|eyJ[\w-]{12,}\.[\w-]{12,}", RegexOptions.NonBacktracking)]
    private static partial Regex AnyToken();

    private async Task<IReadOnlyList<string>> StoredBytesAsync()
    {
        var path = Portal.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<StorageOptions>>().Value.Path;
        var texts = new List<string>();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(path) ?? string.Empty, Path.GetFileName(path) + "*").Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            texts.Add(await reader.ReadToEndAsync(Token));
        }

        return texts;
    }

    private string Callback(string code, string state) =>
        $"/signin-oidc?code={Uri.EscapeDataString(code)}&state={Uri.EscapeDataString(state)}&iss={Uri.EscapeDataString(Portal.Sandbox.Authority.ToString())}";
}
