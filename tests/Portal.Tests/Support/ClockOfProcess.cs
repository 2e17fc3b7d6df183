using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Support;

[assembly: HostingStartup(typeof(ClockOfProcess))]

namespace Portal.Tests.Support
{
    /// <summary>Sets the clock of a portal that is a process of its own, from outside: .NET loads this assembly into the process, and ASP.NET Core asks it for services.</summary>
    internal sealed class ClockOfProcess : IHostingStartup
    {
        private const string MachineTime = "PORTAL_TEST_MOMENT_WAS_AT";

        private static readonly Assembly Own = typeof(ClockOfProcess).Assembly;

        /// <summary>What the process needs in its environment to go by that clock, however long it takes to start.</summary>
        public static Dictionary<string, string> Environment(TimeProvider clock) => new()
        {
            ["DOTNET_STARTUP_HOOKS"] = Own.Location,
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = Own.GetName().Name ?? string.Empty,
            [ChosenMoment.Variable] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
            [MachineTime] = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture),
        };

        public void Configure(IWebHostBuilder builder)
        {
            if (System.Environment.GetEnvironmentVariable(MachineTime) is { } then)
            {
                var clock = new RunningClock();
                clock.Jump(TimeProvider.System.GetUtcNow() - DateTimeOffset.Parse(then, CultureInfo.InvariantCulture));
                builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(clock).AddSingleton<IStartupFilter>(new MachineCookies(clock)));
            }
        }
    }
}

/// <summary>By this name, in no namespace, .NET looks for what is to run before a program's own first line.</summary>
internal static class StartupHook
{
    // The other process knows nothing of the packages of the tests.
    public static void Initialize() => AssemblyLoadContext.Default.Resolving += (context, name) =>
        Path.Combine(Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!, $"{name.Name}.dll") is var path && File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
}
