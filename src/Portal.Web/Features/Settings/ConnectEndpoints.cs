using Microsoft.Extensions.Options;
using Portal.Services.Connections;
using Portal.Web.Features.Security;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Settings;

/// <summary>The way to HighLevel's chooser of sub-accounts and back.</summary>
internal static class ConnectEndpoints
{
    public const string StartPath = "/settings/connect";
    public const string ReturnPath = "/settings/connected";

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(StartPath, Start).RequireAuthorization(Policies.Admins);
        routes.MapGet(ReturnPath, ReturnAsync).RequireAuthorization(Policies.Admins);
    }

    private static IResult Start(HttpContext http, ConnectionMaker maker, ConnectStates states, IOptions<PublicAddressOptions> address) =>
        maker.HasApp
            ? Results.Redirect(maker.ChooserAddress(ReturnAddress(http, address.Value), states.Make(http.User)).AbsoluteUri)
            : Results.LocalRedirect(SettingsPage.Path);

    private static async Task<IResult> ReturnAsync(
        string? code, string? state, string? error, HttpContext http, Callers callers, ConnectionMaker maker, ConnectStates states, ConnectResults results, IOptions<PublicAddressOptions> address)
    {
        if (http.User.SessionId() is { } session)
        {
            results.Keep(session, await OutcomeAsync());
        }

        return Results.LocalRedirect(SettingsPage.Path);

        async Task<ConnectOutcome> OutcomeAsync() =>
            !states.IsOurs(state, http.User) ? new ConnectOutcome.NotConnected("What came back from HighLevel does not belong to this sign-in, or took too long. Nothing was connected; press Connect again.")
            : error is not null || string.IsNullOrEmpty(code) ? new ConnectOutcome.NotConnected("Nothing was chosen in HighLevel, and nothing was connected.")
            : await maker.ConnectAsync(await callers.RequireAsync(http.User, http.RequestAborted), code, ReturnAddress(http, address.Value), http.RequestAborted);
    }

    // HighLevel takes only an address that stands in the app's settings, to the letter.
    private static Uri ReturnAddress(HttpContext http, PublicAddressOptions address) =>
        new(new Uri(address.PublicAddress is { Length: > 0 } known ? known : $"{http.Request.Scheme}://{http.Request.Host}"), http.Request.PathBase + ReturnPath);
}
