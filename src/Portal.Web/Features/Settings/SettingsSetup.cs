namespace Portal.Web.Features.Settings;

internal static class SettingsSetup
{
    public static IServiceCollection AddSettingsPages(this IServiceCollection services) =>
        services.AddSingleton<ConnectStates>().AddSingleton<ConnectResults>();
}
