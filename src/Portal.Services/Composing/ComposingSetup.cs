using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Settings;

namespace Portal.Services.Composing;

public static class ComposingSetup
{
    public static IServiceCollection AddComposing(this IServiceCollection services)
    {
        services.AddSettings<SendingRulesOptions>(SendingRulesOptions.Section);
        return services.AddSingleton<IValidateOptions<SendingRulesOptions>, SendingRulesValidator>();
    }
}
