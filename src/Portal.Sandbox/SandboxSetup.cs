using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service;

namespace Portal.Sandbox;

public static class SandboxSetup
{
    /// <summary>Base path of the identity provider; also the path of its issuer.</summary>
    public const string IdentityPath = "/sandbox/identity";

    /// <summary>Base path of the stand-in for the service.</summary>
    public const string ServicePath = "/sandbox/service";

    private const string Path = "/sandbox";

    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SandboxOptions>().Bind(configuration.GetSection(SandboxOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>();
        services.AddSingleton<IValidateOptions<SandboxOptions>, SandboxAddressValidator>();
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        return services.AddIdentity().AddMarketplace().AddService();
    }

    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder routes)
    {
        var sandbox = routes.MapGroup(string.Empty).AddEndpointFilter<LoopbackOnly>().AllowAnonymous().DisableAntiforgery()
            .WithMetadata(new SkipStatusCodePagesAttribute()); // programs ask here, for which a page of the portal is no answer
        sandbox.MapIdentity();
        sandbox.MapService();
        sandbox.MapUnknown();
        return routes;
    }

    // Without this the portal around it would take an address that is none of the sandbox's for one of its own pages.
    private static void MapUnknown(this IEndpointRouteBuilder sandbox) => sandbox.Map(Path + "/{**rest}", (HttpRequest request) =>
        Results.Json(new { statusCode = StatusCodes.Status404NotFound, error = "Not Found", message = $"Cannot {request.Method} {request.Path}" }, statusCode: StatusCodes.Status404NotFound));
}
