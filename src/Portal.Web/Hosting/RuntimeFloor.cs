namespace Portal.Web.Hosting;

/// <summary>The oldest runtime that the portal should run on: those before it let anybody who reaches SignalR bring the process down.</summary>
internal sealed partial class RuntimeFloor(ILogger<RuntimeFloor> logger) : IHostedService
{
    public static readonly Version Oldest = new(10, 0, 13);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsBelow(Environment.Version))
        {
            LogBelow(Environment.Version, Oldest);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal static bool IsBelow(Version version) => version < Oldest;

    [LoggerMessage(LogLevel.Warning, "This runs on .NET {Version}, which has published holes. Use {Oldest} or later: install a newer runtime, or publish with one inside (docs/install.md).")]
    private partial void LogBelow(Version version, Version oldest);
}
