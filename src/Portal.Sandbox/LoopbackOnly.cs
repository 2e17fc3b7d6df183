using System.Net;

namespace Portal.Sandbox;

/// <summary>Nothing of the sandbox answers a machine other than this one.</summary>
internal sealed class LoopbackOnly : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            ? await next(context)
            : Results.NotFound();
}
