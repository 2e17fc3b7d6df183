namespace Portal.Sandbox.Identity;

public static class IdentitySetup
{
    public static IServiceCollection AddIdentity(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapIdentity(this IEndpointRouteBuilder routes) => routes;
}
