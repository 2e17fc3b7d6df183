using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Portal.Sandbox;

namespace Portal.Tests.Support;

/// <summary>The sandbox on a loopback port of its own, in memory only.</summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningSandbox(WebApplication app) => (_app, Address) = (app, new Uri(app.Urls.First()));

    public Uri Address { get; }

    public Uri Authority => new(Address, SandboxSetup.IdentityPath);

    public Uri Service => new(Address, SandboxSetup.ServicePath + "/");

    public IServiceProvider Services => _app.Services;

    public static async Task<RunningSandbox> StartAsync(Uri portal, TimeProvider? clock = null, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Configuration["Sandbox:PortalAddresses:0"] = portal.ToString();
        builder.Services.AddSandbox(builder.Configuration);
        if (clock is not null)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        }

        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapSandbox();
        await app.StartAsync();
        return new RunningSandbox(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
