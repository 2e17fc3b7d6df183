using Microsoft.Extensions.Options;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Tests.Support;

/// <summary>The rule of a portal that serves some sub-accounts.</summary>
public static class AccessRules
{
    public static AccessRule In(params string[] locations) => Of(new EmailAccessOptions(), locations);

    public static AccessRule Of(EmailAccessOptions byEmail, params string[] locations) => new(SubAccounts(locations), Options.Create(byEmail));

    public static KnownSubAccounts SubAccounts(params string[] locations)
    {
        var options = new SubAccountsOptions();
        foreach (var location in locations)
        {
            options[location] = new SubAccountOptions { Name = location };
        }

        return Some.SubAccounts(subAccounts: options);
    }
}
