namespace Portal.Sandbox.Service;

public static class ServiceSetup
{
    public static IServiceCollection AddService(this IServiceCollection services) => services;

    public static IEndpointRouteBuilder MapService(this IEndpointRouteBuilder routes) => routes;
}
