using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.HandingOver;

public static class HandingOverSetup
{
    public static IServiceCollection AddHandingOver(this IServiceCollection services) => services.AddSingleton<DraftHandOver>();
}
