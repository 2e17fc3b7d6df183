using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.Web.SignIn;

public sealed class NoAccessPageTests : BunitContext
{
    public NoAccessPageTests()
    {
        Services.AddSingleton(Options.Create(new SignInOptions { SupportContact = "Ingrid (ext. 12)" }));
        Services.AddScoped<AntiforgeryStateProvider, NoAntiforgery>();
    }

    [Theory]
    [InlineData(null, false, "Neither your role is known nor the sub-account that you work in.")]
    [InlineData(Role.Staff, false, "Your role is known, but not the sub-account that you work in.")]
    [InlineData(null, true, "The sub-account that you work in is known, but not your role in it.")]
    [InlineData(Role.Staff, true, "Your role and your sub-account are known, but the portal doesn’t serve that sub-account any more.")]
    public void It_says_which_of_the_two_is_missing_and_whom_to_ask(Role? role, bool hasSubAccount, string words)
    {
        var page = Show(new SignedIn(Guid.CreateVersion7(), "Sam", role, hasSubAccount ? ["here"] : [], null));

        Assert.Contains(words, page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ask Ingrid (ext. 12)", page.Markup, StringComparison.Ordinal);
        Assert.Contains("employee", page.Find("#brought").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("sam@example.com", false)]
    public void For_whose_email_the_sign_in_does_not_vouch_it_says_that_the_list_is_not_enough(string? proven, bool isSaid)
    {
        var page = Show(new SignedIn(Guid.CreateVersion7(), "Sam", null, [], proven), email: "sam@example.com");

        Assert.Equal(isSaid, page.Markup.Contains("Your sign-in doesn’t vouch for your email, so adding you to the portal’s list of people isn’t enough", StringComparison.Ordinal));
        Assert.Equal(!isSaid, page.Markup.Contains("Ask Ingrid (ext. 12) to add you to the people of a sub-account", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_is_let_in_is_told_that_it_is_this_page_only()
    {
        var page = Show(new SignedIn(Guid.CreateVersion7(), "Sam", Role.Staff, ["here"], null), new Claim(PortalClaims.Current, "here"), new Claim(PortalClaims.Role, nameof(Role.Staff)));

        Assert.Contains("This page isn’t yours to open", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#brought"));
    }

    private IRenderedComponent<NoAccessPage> Show(SignedIn person, params Claim[] more) => Show(person, email: null, more);

    private IRenderedComponent<NoAccessPage> Show(SignedIn person, string? email, params Claim[] more)
    {
        var properties = new AuthenticationProperties();
        Claim[] brought = [new("roles", "employee"), .. email is null ? Array.Empty<Claim>() : [new Claim("email", email)]];
        BroughtClaims.Of(new ClaimsPrincipal(new ClaimsIdentity(brought)), new SignInOptions.ClaimNames(), person).KeepIn(properties);
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(PortalClaims.Session, Guid.CreateVersion7().ToString()), .. more], "test"));
        var http = new DefaultHttpContext { User = user };
        http.Features.Set<IAuthenticateResultFeature>(new Answered { AuthenticateResult = AuthenticateResult.Success(new AuthenticationTicket(user, properties, "test")) });
        return Render<NoAccessPage>(page => page.AddCascadingValue<HttpContext>(http));
    }

    private sealed class Answered : IAuthenticateResultFeature
    {
        public AuthenticateResult? AuthenticateResult { get; set; }
    }

    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
