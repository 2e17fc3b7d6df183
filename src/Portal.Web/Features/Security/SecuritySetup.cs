namespace Portal.Web.Features.Security;

internal static class SecuritySetup
{
    public static void UsePortalSecurity(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
            app.UseHttpsRedirection();
        }

        app.UseMiddleware<SecurityHeaders>();
    }
}
