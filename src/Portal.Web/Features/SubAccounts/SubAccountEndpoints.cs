using Microsoft.AspNetCore.Mvc;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.SubAccounts;

internal static class SubAccountEndpoints
{
    public const string SwitchPath = "/sub-account";

    public static void MapSubAccounts(this IEndpointRouteBuilder routes) => routes.MapPost(SwitchPath, SwitchAsync);

    // The page that was open may belong to the other sub-account, so the way leads to the start, or to where a link was to lead.
    private static async Task<IResult> SwitchAsync([FromForm] string locationId, [FromForm] string? to, HttpContext http, Callers callers, Sessions sessions)
    {
        var caller = await callers.RequireAsync(http.User, http.RequestAborted);
        if (!http.User.AllowedSubAccounts().Contains(locationId) || http.User.SessionId() is not { } session)
        {
            return Results.NotFound();
        }

        await sessions.SwitchAsync(caller, session, locationId, http.RequestAborted);
        return Results.LocalRedirect(LocalAddress.Or(to, "/"));
    }
}
