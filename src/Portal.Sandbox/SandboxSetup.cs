using Microsoft.Extensions.Options;
using Portal.Sandbox.Identity;
using Portal.Sandbox.Service;

namespace Portal.Sandbox;

public static class SandboxSetup
{
    /// <summary>Base path of the identity provider; also the path of its issuer.</summary>
    public const string IdentityPath = "/sandbox/identity";

    /// <summary>Base path of the stand-in for the service.</summary>
    public const string ServicePath = "/sandbox/service";

    public static IServiceCollection AddSandbox(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<SandboxOptions>().Bind(configuration.GetSection(SandboxOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>();
        return services.AddIdentity().AddService();
    }

    public static IEndpointRouteBuilder MapSandbox(this IEndpointRouteBuilder routes)
    {
        var sandbox = routes.MapGroup(string.Empty).AddEndpointFilter<LoopbackOnly>().AllowAnonymous().DisableAntiforgery();
        sandbox.MapIdentity();
        sandbox.MapService();
        return routes;
    }
}
