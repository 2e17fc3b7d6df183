using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Webhooks;

/// <summary>
/// What is due in a sub-account otherwise happens when somebody asks it something. Who is told by webhooks asks seldom: while they flow, time passes by itself.
/// </summary>
internal sealed class WorldTime(WebhookNews news, IServiceProvider provider, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(200);

    // The sandbox's clock may be a test's, which must not wait for anything here until there is something to wait for.
    private readonly SemaphoreSlim _flows = new(0);

    /// <summary>Webhooks may have begun to flow.</summary>
    public void Look()
    {
        if (news.Flows)
        {
            _flows.Release();
        }
    }

    public override void Dispose()
    {
        _flows.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Look();
        while (true)
        {
            await _flows.WaitAsync(stoppingToken);
            while (news.Flows)
            {
                await Task.Delay(Step, clock, stoppingToken);
                provider.GetRequiredService<ServiceWorld>().Advance(); // built when it is first needed, as by a request
            }
        }
    }
}
