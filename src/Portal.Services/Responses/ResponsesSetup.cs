using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Responses;

public static class ResponsesSetup
{
    public static IServiceCollection AddResponses(this IServiceCollection services) => services.AddSingleton<SeenWaits>().AddSingleton<ResponseClock>();
}
