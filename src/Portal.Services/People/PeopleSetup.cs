using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Settings;

namespace Portal.Services.People;

public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services)
    {
        services.AddSettings<SessionLifetimeOptions>(SessionLifetimeOptions.Section);
        services.AddSingleton<IValidateOptions<SessionLifetimeOptions>, SessionLifetimeOptionsValidator>();
        services.AddSettings<EmailAccessOptions>(EmailAccessOptions.Section);
        services.AddSingleton<IValidateOptions<EmailAccessOptions>, EmailAccessOptionsValidator>();
        services.AddSettings<RoleOptions>(RoleOptions.Section)
            .Validate<IConfiguration>(
                (roles, configuration) => roles.Staff.Count + roles.Manager.Count + roles.Admin.Count > 0 || configuration.GetSection($"{EmailAccessOptions.Section}:{nameof(EmailAccessOptions.Administrators)}").GetChildren().Any(),
                $"{RoleOptions.Section} is missing: without it nobody is let in. Name the values of the role claim under Staff, Manager and Admin, or the address of a first administrator under {EmailAccessOptions.Section}:{nameof(EmailAccessOptions.Administrators)}.");
        return services
            .AddSingleton<AccessRule>()
            .AddSingleton<Sessions>()
            .AddSingleton<SignIns>()
            .AddSingleton<PeopleDirectory>()
            .AddSingleton<Colleagues>()
            .AddSingleton<PeopleService>()
            .AddSingleton<PreferenceStore>()
            .AddHostedService<SessionSweep>();
    }
}
