using Portal.Web.Controls;
using Portal.Web.Features.Approvals;
using Portal.Web.Features.Composing;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.Drafts;
using Portal.Web.Features.Errors;
using Portal.Web.Features.Exports;
using Portal.Web.Features.HandingOver;
using Portal.Web.Features.History;
using Portal.Web.Features.Messages;
using Portal.Web.Features.Notifications;
using Portal.Web.Features.Presence;
using Portal.Web.Features.Reviews;
using Portal.Web.Features.Scheduling;
using Portal.Web.Features.Security;
using Portal.Web.Features.Settings;
using Portal.Web.Features.SignIn;
using Portal.Web.Features.SubAccounts;
using Portal.Web.Features.Webhooks;
using Portal.Web.Hosting;

namespace Portal.Web;

public static class PortalWebSetup
{
    public static WebApplicationBuilder AddPortalWeb(this WebApplicationBuilder builder)
    {
        builder.AddKeys();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddControls().AddConversationPages().AddPresencePages().AddSchedulingPages().AddMessagePages().AddApprovalPages();
        builder.Services.AddReviewPages().AddNotificationPages();
        builder.Services.AddSettingsPages().AddExportPages();
        builder.Services.AddSignIn();
        builder.AddPortalSecurity();
        builder.Services.AddComposing();
        builder.Services.AddDraftPages().AddHandingOverPages();
        builder.AddSandboxWhenWanted();
        builder.Services.AddHostedService<RuntimeFloor>().AddHostedService<StartWords>();
        return builder;
    }

    public static WebApplication UsePortalWeb(this WebApplication app)
    {
        app.UsePortalSecurity();
        app.UseErrorPages();
        app.UseAuthentication();
        app.UseMiddleware<CircuitDoor>();
        app.UseAuthorization();
        app.UseAntiforgery();

        app.MapHealth();
        app.MapStaticAssets().AllowAnonymous();
        app.MapSignIn();
        app.MapSubAccounts();
        app.MapSettings();
        app.MapExport();
        app.MapExportFiles();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders says it
        app.MapConversationPages();
        app.MapFiles();
        app.MapWebhooks();
        app.MapSandboxWhenWanted();
        return app;
    }
}
