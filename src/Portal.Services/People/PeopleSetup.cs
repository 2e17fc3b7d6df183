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
        services.AddSettings<RoleOptions>(RoleOptions.Section)
            .Validate(
                roles => roles.Staff.Count + roles.Manager.Count + roles.Admin.Count > 0,
                $"{RoleOptions.Section} is missing: without it nobody is let in. Name the values of the role claim under Staff, Manager and Admin.");
        return services
            .AddSingleton<Sessions>()
            .AddSingleton<SignIns>()
            .AddSingleton<PreferenceStore>()
            .AddHostedService<SessionSweep>();
    }
}
