namespace Portal.Web.Features.Scheduling;

public static class SchedulingPagesSetup
{
    public static IServiceCollection AddSchedulingPages(this IServiceCollection services) => services.AddScoped<LastTime>();
}
