using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>The whole portal and the sandbox's identity provider, as a browser meets them.</summary>
public sealed class SignInTests(PortalWithLog fixture) : IClassFixture<PortalWithLog>
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
    public async Task Signing_out_ends_the_session_here_and_at_the_provider_and_the_old_cookie_opens_nothing()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("ingrid");
        var stolen = visitor.Cookies.GetCookies(Portal.Address)["portal"]?.Value;

        var answer = await visitor.SendFormAsync("/", "/sign-out");
        var back = await visitor.GetAsync(answer.Headers.Location?.ToString() ?? string.Empty);

        Assert.Equal(new Uri(Portal.Address, "/signout-callback-oidc"), back.Headers.Location);
        Assert.DoesNotContain("ingrid", await visitor.ReadAsync($"{Portal.Sandbox.Authority}/_control/sessions"), StringComparison.Ordinal);
        await visitor.IsStrangerAsync();
        using var thief = new Visitor(Portal.Address);
        thief.Cookies.Add(Portal.Address, new Cookie("portal", stolen));
        await thief.IsStrangerAsync();
    }

    [Fact]
    public async Task Signing_out_and_switching_need_the_pages_own_token()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("noor");

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendBareFormAsync("/sign-out")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendBareFormAsync("/sub-account", ("locationId", SandboxSubAccounts.NorthsideFitness))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/sign-out")).StatusCode);
        await visitor.IsLetInAsync();
    }

    [Fact]
    public async Task Somebody_without_sub_account_or_role_is_told_whom_to_ask_and_let_into_nothing()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("sam");

        var home = await visitor.GetAsync("/");

        Assert.Equal("/no-access", home.Headers.Location?.AbsolutePath);
        Assert.Contains("whoever started this portal", await visitor.ReadAsync("/no-access"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await visitor.SendFormAsync("/no-access", "/sign-out")).StatusCode);
        Assert.Equal(["access-refused", "signed-in", "signed-out"], await ActionsAsync("Sam Whitlock"));
    }

    [Fact]
    public async Task A_person_of_two_sub_accounts_switches_and_a_person_of_one_cannot()
    {
        using var area = new Visitor(Portal.Address);
        await area.SignInAsync("noor");
        Assert.Contains($"<option value=\"{SandboxSubAccounts.HarbourDental}\" selected", await area.ReadAsync("/"), StringComparison.Ordinal);

        await area.SendFormAsync("/", "/sub-account", ("locationId", SandboxSubAccounts.NorthsideFitness));

        Assert.Contains($"<option value=\"{SandboxSubAccounts.NorthsideFitness}\" selected", await area.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("sub-account-switched", await ActionsAsync("Noor Haddad"));

        using var staff = new Visitor(Portal.Address);
        await staff.SignInAsync("maya");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.SendFormAsync("/", "/sub-account", ("locationId", SandboxSubAccounts.NorthsideFitness))).StatusCode);
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
        var person = await ReadAsync(context => context.People.Where(p => p.Subject == "maya").Select(p => p.Id));
        var answer = await Portal.Services.GetRequiredService<ISubAccountTokens>().GetAsync(SandboxSubAccounts.HarbourDental, person.Single(), Token);
        var token = Assert.IsType<TokenAnswer.Usable>(answer).Token.Value;
        var cookie = visitor.Cookies.GetCookies(Portal.Address)["portal"]?.Value ?? string.Empty;

        Assert.NotNull(Portal.Sandbox.Services.GetRequiredService<IAccessTokens>().Read(token));
        Assert.DoesNotContain("eyJ", cookie, StringComparison.Ordinal);
        Assert.All(await StoredBytesAsync(), text => Assert.DoesNotContain("eyJhbGci", text, StringComparison.Ordinal));
        Assert.DoesNotContain(fixture.Log.Lines, line => line.Contains("eyJhbGci", StringComparison.Ordinal) || line.Contains("code=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_happens_at_the_doors_is_in_the_audit()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("tomas");
        await visitor.SendFormAsync("/", "/sign-out");

        Assert.Equal(["signed-in", "signed-out"], await ActionsAsync("Tomás Herrera"));
    }

    private Task<List<string>> ActionsAsync(string person) => ReadAsync(context => context.Audit.Where(e => e.PersonName == person).OrderBy(e => e.Id).Select(e => e.Action));

    private Task<List<T>> ReadAsync<T>(Func<PortalDbContext, IQueryable<T>> query) =>
        Portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => query(context).ToListAsync(token), Token);

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
