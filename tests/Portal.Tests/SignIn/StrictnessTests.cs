using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpsPolicy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Options;
using Portal.Tests.Support;
using Portal.Web.Features.Security;

namespace Portal.Tests.SignIn;

/// <summary>What the portal keeps to itself, and what it refuses.</summary>
[Collection(OnePortal.Name)]
public sealed class StrictnessTests(PortalWithLog fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningPortal Portal => fixture.Portal;

    [Theory]
    [InlineData("/sign-in/start")]
    [InlineData("/sign-out")]
    [InlineData("/sign-in")]
    [InlineData("/drafts")]
    public async Task A_form_without_the_pages_token_is_refused_in_words_and_with_one_line_in_the_log(string path)
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.GetAsync("/sign-in");
        var before = fixture.Log.Lines.Count;

        var answer = await visitor.SendBareFormAsync(path, ("returnUrl", "/"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("The page was open too long, or from another sign-in.", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        var line = Assert.Single(fixture.Log.Lines.Skip(before));
        Assert.StartsWith($"A POST to {path} was refused with 400", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_cookie_of_keys_that_are_gone_is_no_stack_in_the_log_either()
    {
        using var visitor = new Visitor(Portal.Address);
        var token = await visitor.AntiforgeryTokenAsync("/sign-in");
        visitor.Cookies.SetCookies(Portal.Address, "portal-forms=CfDJ8AAAAAAAAAAA");
        var before = fixture.Log.Lines.Count;

        var answer = await visitor.SendBareFormAsync("/sign-in/start", ("__RequestVerificationToken", token));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain(fixture.Log.Lines.Skip(before), line => line.Contains("   at ", StringComparison.Ordinal));
        Assert.NotEmpty(await visitor.AntiforgeryTokenAsync("/sign-in"));
        Assert.DoesNotContain(fixture.Log.Lines.Skip(before), line => line.Contains("   at ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_says_which_server_answers()
    {
        using var visitor = new Visitor(Portal.Address);

        foreach (var address in new[] { "/sign-in", "/app.css", "/health/ready", $"{Portal.Sandbox.Address}sandbox/service/none" })
        {
            Assert.False((await visitor.GetAsync(address)).Headers.Contains("Server"), address);
        }
    }

    [Fact]
    public async Task Another_sites_name_is_not_the_portals()
    {
        using var visitor = new Visitor(Portal.Address);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Host = "evil.example";

        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.SendAsync(request)).StatusCode);
    }

    [Theory]
    [InlineData("http", "/sign-in", true, 400)]
    [InlineData("https", "/sign-in", true, 200)]
    [InlineData("http", "/health/ready", true, 200)]
    [InlineData("http", "/sign-in", false, 200)]
    public async Task Who_comes_by_http_although_cookies_need_https_is_told_so(string scheme, string path, bool needsHttps, int status)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext();
        (http.Request.Scheme, http.Request.Path) = (scheme, path);

        await new SecureOnly(_ => Task.CompletedTask, Options.Create(new Portal.Web.Features.SignIn.SignInOptions { SecureCookies = needsHttps })).InvokeAsync(http);

        Assert.Equal(status, http.Response.StatusCode);
    }

    [Theory]
    [InlineData("https://portal.example.com", null, "Production", "portal.example.com localhost 127.0.0.1 [::1]")]
    [InlineData("https://PORTAL.example.com:8443/", null, "Development", "portal.example.com localhost 127.0.0.1 [::1]")]
    [InlineData(null, null, "Development", "localhost 127.0.0.1 [::1]")]
    [InlineData(null, null, "Production", "")]
    [InlineData("https://portal.example.com", "other.example.com", "Production", "")]
    public void It_answers_under_its_own_name_and_those_of_its_machine(string? address, string? allowed, string environment, string hosts)
    {
        var filtering = new HostFilteringOptions();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["AllowedHosts"] = allowed }).Build();

        AnsweredHosts.Configure(filtering, Options.Create(new PublicAddressOptions { PublicAddress = address }), configuration, new HostingEnvironment { EnvironmentName = environment });

        Assert.Equal(hosts, string.Join(' ', filtering.AllowedHosts)); // none: the framework fills in its own
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("", true)]
    [InlineData("https://portal.example.com", true)]
    [InlineData("http://localhost:5080/", true)]
    [InlineData("portal.example.com", false)]
    [InlineData("https://portal.example.com/portal", false)]
    [InlineData("https://ada@portal.example.com", false)]
    [InlineData("ftp://portal.example.com", false)]
    public void An_address_with_a_path_or_without_a_scheme_is_none(string? address, bool accepted) =>
        Assert.Equal(accepted, new PublicAddressValidator().Validate(null, new PublicAddressOptions { PublicAddress = address }).Succeeded);

    [Fact]
    public void Browsers_are_told_for_a_year_to_come_by_https() =>
        Assert.Equal(TimeSpan.FromDays(365), Portal.Services.GetRequiredService<IOptions<HstsOptions>>().Value.MaxAge);

    [Theory]
    [InlineData("true", "__Host-portal-forms", true)]
    [InlineData("false", "portal-forms", false)]
    public void The_cookie_of_forms_is_as_strict_as_that_of_the_session(string secure, string name, bool isAlwaysSecure)
    {
        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateSlimBuilder();
        builder.Configuration["SignIn:SecureCookies"] = secure;
        builder.Services.AddOptions<Portal.Web.Features.SignIn.SignInOptions>().BindConfiguration("SignIn");
        builder.AddPortalSecurity();
        using var services = builder.Services.BuildServiceProvider();

        var cookie = services.GetRequiredService<IOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>>().Value.Cookie;

        Assert.Equal((name, "/", isAlwaysSecure), (cookie.Name, cookie.Path, cookie.SecurePolicy == Microsoft.AspNetCore.Http.CookieSecurePolicy.Always));
    }
}
