using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Sandbox;
using Portal.Web;

namespace Portal.Tests.Support;

/// <summary>
/// The whole portal on a loopback port, with its own database, against a sandbox on another port. Both go by <see cref="Clock"/>, and
/// so does every browser that is opened on it.
/// </summary>
public sealed class RunningPortal : IAsyncDisposable
{
    private readonly Host _host;

    private RunningPortal(Host host, RunningSandbox sandbox, Uri address, TimeProvider clock) => (_host, Sandbox, Address, Clock) = (host, sandbox, address, clock);

    public Uri Address { get; }

    public TimeProvider Clock { get; }

    public RunningSandbox Sandbox { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>
    /// Settings win over what the tests usually set; <paramref name="configure"/> comes after the portal's own services. Without a
    /// <paramref name="clock"/> it is one that goes on by itself from the chosen moment.
    /// </summary>
    public static async Task<RunningPortal> StartAsync(
        IReadOnlyDictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null, Uri? address = null, TimeProvider? clock = null)
    {
        address ??= new Uri($"http://localhost:{FreePort.Find()}");
        clock ??= new RunningClock();
        var sandbox = await RunningSandbox.StartAsync(address, clock);
        var host = new Host(Settings(sandbox, settings), clock, configure);
        host.UseKestrel(address.Port);
        host.StartServer();
        PortalClocks.Set(address, clock);
        return new RunningPortal(host, sandbox, address, clock);
    }

    public HttpClient CreateHttpClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        PortalClocks.Forget(Address);
        await _host.DisposeAsync();
        await Sandbox.DisposeAsync();
    }

    private static Dictionary<string, string?> Settings(RunningSandbox sandbox, IReadOnlyDictionary<string, string?>? settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Sandbox:Enabled"] = "false",
            ["Undo:Seconds"] = "1", // whoever means to take something back asks for more
            ["Undo:Channels:Email"] = "1",
            [$"SubAccounts:{SandboxSubAccounts.HarbourDental}:QuietHours:Hours"] = "none", // a journey may run at any hour
            [$"SubAccounts:{SandboxSubAccounts.NorthsideFitness}:QuietHours:Hours"] = "none",
            ["SignIn:Authority"] = sandbox.Authority.ToString(),
            ["SignIn:ProviderTimeoutSeconds"] = "60", // the machine may have much else to do
            ["HighLevel:BaseAddress"] = sandbox.Service.ToString(),
            ["HighLevel:App:ChooserAddress"] = $"{sandbox.Service}v2/oauth/chooselocation",
            [$"SubAccounts:{SandboxSubAccounts.HarbourDental}:CustomProviders:{SandboxSubAccounts.HarbourDentalProvider}"] = "Front desk",
            [$"SubAccounts:{SandboxSubAccounts.HarbourDental}:Name"] = "Harbour Dental",
            [$"SubAccounts:{SandboxSubAccounts.HarbourDental}:TimeZone"] = "Europe/Berlin",
            [$"SubAccounts:{SandboxSubAccounts.NorthsideFitness}:CustomProviders:{SandboxSubAccounts.NorthsideFitnessProvider}"] = "Front desk",
            [$"SubAccounts:{SandboxSubAccounts.NorthsideFitness}:Name"] = "Northside Fitness",
            [$"SubAccounts:{SandboxSubAccounts.NorthsideFitness}:TimeZone"] = "America/Chicago",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string?>())
        {
            all[key] = value;
        }

        return all;
    }

    private sealed class Host(Dictionary<string, string?> settings, TimeProvider clock, Action<IServiceCollection>? configure) : WebApplicationFactory<App>
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("portal-host-").FullName;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSolutionRelativeContentRoot(string.Empty);
            builder.UseEnvironment("Development");
            builder.UseSetting("Storage:Path", Path.Combine(_folder, "portal.db"));
            builder.UseSetting("Storage:KeysDirectory", Path.Combine(_folder, "keys"));
            builder.UseSetting("Logging:LogLevel:Default", "Warning");
            foreach (var (key, value) in settings)
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.Replace(ServiceDescriptor.Singleton(clock));
                services.AddSingleton<IStartupFilter>(new MachineCookies(clock));
                configure?.Invoke(services);
            });
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
