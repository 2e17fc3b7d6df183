using Portal.Services.Storage;

namespace Portal.Web.Hosting;

/// <summary>Live: the process answers. Ready: the database does too.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous();
    }

    private static async Task<IResult> ReadyAsync(Database database, CancellationToken cancellationToken) =>
        await database.ReadAsync((context, token) => context.Database.CanConnectAsync(token), cancellationToken)
            ? Results.Text("ready")
            : Results.Text("the database can't be reached", statusCode: StatusCodes.Status503ServiceUnavailable);
}
