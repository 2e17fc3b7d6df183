using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.Settings;

namespace Portal.Services.SubAccounts;

public static class SubAccountsSetup
{
    /// <summary>Needs an <see cref="ITokenRefresher"/>, which comes with the sign-in.</summary>
    public static IServiceCollection AddSubAccounts(this IServiceCollection services)
    {
        services.AddSettings<SubAccountsOptions>(SubAccountsOptions.Section);
        services.AddSingleton<IValidateOptions<SubAccountsOptions>, SubAccountsValidator>();
        services.AddSingleton<IValidateOptions<SendingRulesOptions>, ApprovalCheck>();
        return services
            .AddSingleton<KnownSubAccounts>()
            .AddSingleton<SettingsChanges>()
            .AddSingleton<StoredSettings>()
            .AddHostedService(provider => provider.GetRequiredService<StoredSettings>())
            .AddSingleton<SettingsService>()
            .AddSingleton<SignInTokenVault>()
            .AddSingleton<RecentTokens>()
            .AddSingleton<SignInTokens>();
    }
}
