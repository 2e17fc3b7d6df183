using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services;
using Portal.Web;

namespace Portal.Tests.People;

/// <summary>Settings about addresses: what is wrong stops the start with the key's name.</summary>
public sealed class EmailAccessSettingsTests
{
    [Theory]
    [InlineData("SignIn:Domains:example:Role", "Staff", "SignIn:Domains:example is no domain such as example.com.")]
    [InlineData("SignIn:Domains:example.com:Role", "Chief", "SignIn:Domains:example.com:Role must be DraftOnly or Staff or Manager or Admin.")]
    [InlineData("SignIn:Domains:example.com:Role", "Admin", "SignIn:Domains:example.com:Role can’t be Admin: everybody with such an address would be one. Name administrators under SignIn:Administrators.")]
    [InlineData("SignIn:Domains:example.com:SubAccounts:0", "two", "SignIn:Domains:example.com:SubAccounts names two, which is not under SubAccounts.")]
    [InlineData("SignIn:Administrators:0", "ada", "SignIn:Administrators has an entry that is no email address: ada.")]
    [InlineData("SignIn:TrustEmail", "perhaps", "SignIn:TrustEmail must be true or false.")]
    public void A_wrong_setting_is_named(string key, string value, string line) => Assert.Contains(line, Problems((key, value)));

    [Fact]
    public void A_domain_needs_a_role_and_a_sub_account()
    {
        var problems = Problems(("SignIn:Domains:example.com:Note", "x"));

        Assert.Contains("SignIn:Domains:example.com:Role must be DraftOnly, Staff or Manager.", problems);
        Assert.Contains("SignIn:Domains:example.com:SubAccounts is empty: name at least one sub-account by its location id.", problems);
    }

    [Fact]
    public void Settings_that_are_whole_are_accepted() =>
        Assert.Empty(Problems(("SignIn:Domains:example.com:Role", "Staff"), ("SignIn:Domains:example.com:SubAccounts:0", "one"), ("SignIn:Administrators:0", "ada@example.com"), ("SignIn:TrustEmail", "true")));

    [Fact]
    public void Somebody_has_to_be_the_first()
    {
        Assert.Contains(Problems(("SignIn:Roles:Staff:0", null)), line => line.StartsWith("SignIn:Roles is missing", StringComparison.Ordinal));
        Assert.Empty(Problems(("SignIn:Roles:Staff:0", null), ("SignIn:Administrators:0", "ada@example.com")));
    }

    private static IReadOnlyList<string> Problems(params (string Key, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["SignIn:Roles:Staff:0"] = "staff", ["SubAccounts:one:Name"] = "One" };
        foreach (var (key, value) in settings)
        {
            if (value is null)
            {
                all.Remove(key);
            }
            else
            {
                all[key] = value;
            }
        }

        using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(all).Build())
            .AddPortalServices()
            .BuildServiceProvider();
        try
        {
            services.GetRequiredService<IStartupValidator>().Validate();
            return [];
        }
        catch (Exception several) when (several is OptionsValidationException or AggregateException)
        {
            return [.. SettingProblems.Of(several)];
        }
    }
}
