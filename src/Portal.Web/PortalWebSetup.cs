using Portal.Web.Controls;
using Portal.Web.Hosting;

namespace Portal.Web;

public static class PortalWebSetup
{
    public static WebApplicationBuilder AddPortalWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddControls();
        builder.AddSandboxWhenWanted();
        builder.Services.AddHostedService<StartWords>();
        return builder;
    }

    public static WebApplication UsePortalWeb(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        app.MapSandboxWhenWanted();
        return app;
    }
}
