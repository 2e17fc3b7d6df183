namespace Portal.Web.Features.HandingOver;

public static class HandingOverPagesSetup
{
    public static IServiceCollection AddHandingOverPages(this IServiceCollection services) => services.AddScoped<Handing>();
}
