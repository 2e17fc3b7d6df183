namespace Portal.Sandbox.Service.Control;

/// <summary><see cref="MarketplaceControl"/> over HTTP.</summary>
internal static class MarketplaceControlEndpoints
{
    public static void MapMarketplace(this RouteGroupBuilder control)
    {
        control.MapGet("/marketplace", (SandboxControl sandbox) => State(sandbox));
        control.MapPut("/marketplace/terms", SetTerms);
        control.MapPut("/marketplace/pause", (SandboxControl sandbox, PauseBody body) =>
        {
            sandbox.Marketplace.Pause(body.LocationId, body.Paused);
            return State(sandbox);
        });
        control.MapPost("/marketplace/expire-access-tokens", (SandboxControl sandbox) =>
        {
            sandbox.Marketplace.ExpireAccessTokens();
            return Results.NoContent();
        });
        control.MapPost("/marketplace/installations", (SandboxControl sandbox, InstallBody body) =>
            sandbox.Marketplace.Install(body.Id, body.Scopes ?? []) is { } code ? Results.Json(new { code }) : Results.NotFound());
        control.MapDelete("/marketplace/installations/{id}", (SandboxControl sandbox, string id) =>
            sandbox.Marketplace.Uninstall(id) ? Results.NoContent() : Results.NotFound());
        control.MapPost("/private-integrations", (SandboxControl sandbox, PrivateIntegrationBody body) =>
            Results.Json(new { token = sandbox.Marketplace.CreatePrivateIntegration(body.LocationId, body.Scopes ?? []) }));
        control.MapDelete("/private-integrations/{token}", (SandboxControl sandbox, string token) =>
            sandbox.Marketplace.RevokePrivateIntegration(token) ? Results.NoContent() : Results.NotFound());
    }

    private static IResult State(SandboxControl sandbox) => Results.Json(new
    {
        sandbox.Marketplace.ClientId,
        sandbox.Marketplace.AppId,
        sandbox.Marketplace.Installed,
        sandbox.Marketplace.Paused,
        sandbox.Marketplace.LeftOutScopes,
        AccessTokenSeconds = (int)sandbox.Marketplace.AccessTokenLifetime.TotalSeconds,
    });

    private static IResult SetTerms(SandboxControl sandbox, TermsBody body)
    {
        if (body.AccessTokenSeconds is < 1)
        {
            return Results.BadRequest("accessTokenSeconds must be at least 1.");
        }

        sandbox.Marketplace.LeftOutScopes = body.LeftOutScopes ?? sandbox.Marketplace.LeftOutScopes;
        sandbox.Marketplace.AccessTokenLifetime = body.AccessTokenSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : sandbox.Marketplace.AccessTokenLifetime;
        return State(sandbox);
    }

    private sealed record TermsBody(IReadOnlyList<string>? LeftOutScopes, int? AccessTokenSeconds);

    private sealed record PauseBody(string LocationId, bool Paused);

    private sealed record InstallBody(string Id, IReadOnlyList<string>? Scopes);

    private sealed record PrivateIntegrationBody(string LocationId, IReadOnlyList<string>? Scopes);
}
