using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Services.HighLevel;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>Lets the portals on the same data divide among them what the service allows. Started before anything asks the service.</summary>
internal sealed class SharedBudget(RateBudget budget, Database database, IOptions<HighLevelOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (!database.IsShared)
        {
            return Task.CompletedTask;
        }

        database.Nodes.FitsInto = budget.FitsInto;
        database.Nodes.CountsFor = TimeSpan.FromSeconds(options.Value.RateIntervalSeconds);
        budget.Sharers = () => database.Nodes.Sharers;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
