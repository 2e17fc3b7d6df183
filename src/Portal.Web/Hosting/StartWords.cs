using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Portal.Services.Storage;

namespace Portal.Web.Hosting;

/// <summary>Tells whoever started the portal where it is, what it talks to and where the data lies.</summary>
internal sealed class StartWords(
    IServer server,
    IHostApplicationLifetime lifetime,
    IConfiguration configuration,
    IHostEnvironment environment,
    IOptions<StorageOptions> storage) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(Say);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Say()
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        Console.WriteLine($"Portal is at {string.Join(" and ", addresses)}");
        if (SandboxHosting.IsWanted(configuration))
        {
            Console.WriteLine("This is the sandbox: invented people and contacts, and nothing leaves this machine.");
        }

        Console.WriteLine($"The data lies in {(storage.Value.Provider is StorageProvider.Postgres ? "PostgreSQL" : Path.GetFullPath(Path.Combine(environment.ContentRootPath, storage.Value.Path)))}");
    }
}
