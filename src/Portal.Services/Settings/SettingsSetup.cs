using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Portal.Services.Settings;

public static class SettingsSetup
{
    /// <summary>Options from a section of the configuration, checked at the start; what can't be read is one of the things that are checked.</summary>
    public static OptionsBuilder<TOptions> AddSettings<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddSingleton(provider => new ReadSettings<TOptions>(provider.GetRequiredService<IConfiguration>().GetSection(section)));
        services.AddSingleton<IConfigureOptions<TOptions>>(provider => provider.GetRequiredService<ReadSettings<TOptions>>());
        services.AddSingleton<IValidateOptions<TOptions>>(provider => provider.GetRequiredService<ReadSettings<TOptions>>());
        return services.AddOptions<TOptions>().ValidateOnStart();
    }
}
