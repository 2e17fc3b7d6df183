using Portal.Services.Exports;
using Portal.Services.Scheduling;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Exports;

/// <summary>Gives a finished file to who has asked for it.</summary>
internal static class ExportFileEndpoint
{
    private const string Elsewhere = "This file was written by another server of the portal, which does not share its folder with this one. Try again in a moment, or export again. Administrators: Export:Directory can name a folder that all of them share.";

    public static void MapExportFiles(this IEndpointRouteBuilder routes) => routes.MapGet($"/{ExportsAddress.Path}/{{id:guid}}", GetAsync).RequireAuthorization(Policies.Managers);

    private static async Task<IResult> GetAsync(Guid id, string? zone, HttpContext http, Callers callers, ExportService exports)
    {
        var caller = await callers.RequireAsync(http.User, http.RequestAborted);
        http.Response.Headers.CacheControl = "private, no-store";
        return await exports.OpenAsync(caller, id, http.RequestAborted) switch
        {
            ExportOpening.Opened opened => Results.Stream(
                opened.File, ExportFile.MediaTypeOf(opened.Job.Format), ExportFile.NameOf(opened.Job.Format, WallZone.Of(zone).WallAt(opened.Job.AskedAt))),
            ExportOpening.Elsewhere => Results.Content(Elsewhere, "text/plain; charset=utf-8", statusCode: StatusCodes.Status409Conflict),
            _ => Results.NotFound(),
        };
    }
}
