using MudBlazor.Services;

namespace Portal.Web.Controls;

public static class ControlsSetup
{
    public static IServiceCollection AddControls(this IServiceCollection services)
    {
        services.AddMudServices();
        return services.AddScoped<ViewerClock>().AddScoped<Toasts>();
    }
}
