using Portal.Services.Storage;

namespace Portal.Web.Hosting;

/// <summary>Live: the process answers. Ready: the data can be read and, as far as is known, stored.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(StorageProbe probe, CancellationToken cancellationToken) =>
        await probe.LookAsync(cancellationToken) is { } fault
            ? Results.Text(fault.Word, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ready");
}
