using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>What those who are signed in may do at the doors: switch, and leave for good.</summary>
[Collection(OnePortal.Name)]
public sealed class SignedInTests(PortalWithLog fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningPortal Portal => fixture.Portal;

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

    [Theory]
    [InlineData("/conversations/contact?write=1&resume=nothing")]
    [InlineData("/history?from=soon&to=２０２６-０１-０１&older=1&newer=x&message=%00&contact=%00&person=me&channel=%F0&state=x")]
    [InlineData("/drafts?of=x&channel=x&older=１２")]
    [InlineData("/scheduled?of=x&channel=x&kind=x")]
    [InlineData("/attention?of=x&channel=x&kind=x")]
    public async Task An_address_that_can_not_be_read_opens_its_page_all_the_same(string address)
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("maya");

        Assert.Contains("</html>", await visitor.ReadAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_the_sign_in_that_can_not_be_read_opens_it_all_the_same()
    {
        using var visitor = new Visitor(Portal.Address);

        Assert.Contains("</html>", await visitor.ReadAsync("/sign-in?ended=perhaps&problem=x&reference=%00&returnUrl=%00"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_that_are_drawn_anew_are_not_for_a_browsers_translator_and_plain_ones_are()
    {
        using var visitor = new Visitor(Portal.Address);
        Assert.Contains("""<html lang="en">""", await visitor.ReadAsync("/sign-in"), StringComparison.Ordinal);
        await visitor.SignInAsync("maya");

        Assert.Contains("""<html lang="en" translate="no">""", await visitor.ReadAsync("/conversations"), StringComparison.Ordinal);
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
        var page = WebUtility.HtmlDecode(await visitor.ReadAsync("/no-access"));
        Assert.Contains("Neither your role is known nor the sub-account that you work in.", page, StringComparison.Ordinal);
        Assert.Contains("whoever started this portal", page, StringComparison.Ordinal);
        Assert.Contains("sam.whitlock@elsewhere.example", page, StringComparison.Ordinal);
        Assert.DoesNotContain("manager", page, StringComparison.OrdinalIgnoreCase); // no role that the portal knows
        Assert.DoesNotContain("eyJ", page, StringComparison.Ordinal); // no token
        Assert.Equal(HttpStatusCode.Found, (await visitor.SendFormAsync("/no-access", "/sign-out")).StatusCode);
        Assert.Equal(["access-refused", "signed-in", "signed-out"], await ActionsAsync("Sam Whitlock"));
    }

    [Fact]
    public async Task A_person_of_two_sub_accounts_switches_and_a_person_of_one_cannot()
    {
        using var area = new Visitor(Portal.Address);
        await area.SignInAsync("noor");
        Assert.Contains("Sub-account Harbour Dental", await area.ReadAsync("/"), StringComparison.Ordinal);

        await area.SendFormAsync("/", "/sub-account", ("locationId", SandboxSubAccounts.NorthsideFitness));

        Assert.Contains("Sub-account Northside Fitness", await area.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("sub-account-switched", await ActionsAsync("Noor Haddad"));

        foreach (var (to, leads) in new[] { ("/conversations/contact1?show=1", "/conversations/contact1?show=1"), ("//evil.example", "/"), ("https://evil.example/", "/") })
        {
            var answer = await area.SendFormAsync("/", "/sub-account", ("locationId", SandboxSubAccounts.HarbourDental), ("to", to));
            Assert.Equal(leads, answer.Headers.Location?.OriginalString);
        }

        using var staff = new Visitor(Portal.Address);
        await staff.SignInAsync("maya");
        Assert.Equal(HttpStatusCode.NotFound, (await staff.SendFormAsync("/", "/sub-account", ("locationId", SandboxSubAccounts.NorthsideFitness))).StatusCode);
    }

    [Fact]
    public async Task What_happens_at_the_doors_is_in_the_audit()
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync("tomas");
        await visitor.SendFormAsync("/", "/sign-out");

        Assert.Equal(["signed-in", "signed-out"], await ActionsAsync("Tomás Herrera"));
    }

    private Task<List<string>> ActionsAsync(string person) => Portal.Services.GetRequiredService<Database>().ReadAsync(
        (context, token) => context.Audit.Where(e => e.PersonName == person).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync(token), Token);
}
