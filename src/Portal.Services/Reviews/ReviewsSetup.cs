using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Settings;

namespace Portal.Services.Reviews;

public static class ReviewsSetup
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddSettings<ReviewOptions>(ReviewOptions.Section);
        services.AddSingleton<IValidateOptions<ReviewOptions>, ReviewOptions.Validator>();
        return services.AddSingleton<ReviewService>().AddSingleton<ReviewReading>().AddSingleton<SampleService>();
    }
}
