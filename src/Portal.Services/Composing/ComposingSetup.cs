using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Portal.Services.Composing;

public static class ComposingSetup
{
    public static IServiceCollection AddComposing(this IServiceCollection services)
    {
        services.AddOptions<SendingRulesOptions>().BindConfiguration(SendingRulesOptions.Section).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<SendingRulesOptions>, SendingRulesValidator>();
    }
}
