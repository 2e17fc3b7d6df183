using Portal.Services.People;
using Portal.Services.SubAccounts;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.SignIn;

public sealed class SignInSettingsTests
{
    [Fact]
    public void Settings_that_are_whole_are_accepted() => Assert.True(Validate(Whole()).Succeeded);

    [Fact]
    public void Each_wrong_key_is_named_in_a_line_of_its_own()
    {
        var options = new SignInOptions { CallbackPath = "signin", RedirectOrigins = ["https://login.example/path"] };
        options.AuthorizationParameters["state"] = "mine";
        options.Claims.Role = string.Empty;

        Assert.Equal(
            ["SignIn:Authority", "SignIn:ClientId", "SignIn:SupportContact", "SignIn:AuthorizationParameters:state", "SignIn:CallbackPath", "SignIn:Claims:Role", "SignIn:RedirectOrigins"],
            Validate(options).Failures?.Select(f => f.Split(' ')[0]));
    }

    [Theory]
    [InlineData("http://login.example", true, false)]
    [InlineData("http://login.example", false, true)]
    [InlineData("login.example", false, false)]
    [InlineData("ftp://login.example", false, false)]
    public void The_provider_is_asked_over_https_unless_the_settings_say_otherwise(string authority, bool requireHttps, bool accepted)
    {
        var options = Whole();
        (options.Authority, options.RequireHttpsMetadata) = (authority, requireHttps);

        Assert.Equal(accepted, Validate(options).Succeeded);
    }

    [Fact]
    public void A_sub_account_needs_a_name_and_a_zone_that_exists()
    {
        var options = new SubAccountsOptions { ["abc"] = new SubAccountOptions { TimeZone = "Europe/Atlantis" } };

        var failures = new SubAccountsValidator().Validate(null, options).Failures;

        Assert.Equal(["SubAccounts:abc:Name", "SubAccounts:abc:TimeZone"], failures?.Select(f => f.Split(' ')[0]));
        Assert.True(new SubAccountsValidator().Validate(null, []).Failed);
    }

    [Theory]
    [InlineData("Eastern Standard Time", "SubAccounts:abc:TimeZone is not an IANA time zone: Eastern Standard Time. Write America/New_York.")]
    [InlineData("europe/berlin", "SubAccounts:abc:TimeZone is not an IANA time zone: europe/berlin. Write Europe/Berlin.")]
    [InlineData("Europe/Atlantis", "SubAccounts:abc:TimeZone is not an IANA time zone: Europe/Atlantis.")]
    [InlineData("Europe/Kiev", null)]
    [InlineData("UTC", null)]
    public void A_zone_by_a_name_that_is_not_IANAs_is_refused_with_the_one_that_is(string zone, string? problem)
    {
        var options = new SubAccountsOptions { ["abc"] = new SubAccountOptions { Name = "Harbour Dental", TimeZone = zone } };

        Assert.Equal(problem, new SubAccountsValidator().Validate(null, options).FailureMessage);
    }

    [Fact]
    public void A_person_is_the_highest_that_one_of_the_values_makes_them()
    {
        var roles = new RoleOptions { Staff = ["s", "everyone"], Manager = ["m"], Admin = ["a"] };

        Assert.Equal(Role.Staff, roles.Of(["everyone"]));
        Assert.Equal(Role.Manager, roles.Of(["s", "m"]));
        Assert.Equal(Role.Admin, roles.Of(["a", "s"]));
        Assert.Null(roles.Of(["S", "other"]));
        Assert.Null(roles.Of([]));
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(SignInOptions options) => new SignInOptionsValidator().Validate(null, options);

    private static SignInOptions Whole() => new() { Authority = "https://login.example", ClientId = "portal", SupportContact = "IT" };
}
