namespace Portal.Web.Controls;

public static class ControlsSetup
{
    public static IServiceCollection AddControls(this IServiceCollection services) =>
        services.AddScoped<ViewerClock>().AddScoped<Toasts>();
}
