using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Approvals;

/// <summary>Looks at what waits for approval: what has missed its time is held, and of what has waited long those who may approve it are reminded.</summary>
internal sealed partial class ApprovalSweep(Database database, MessageChanges changes, KnownSubAccounts subAccounts, TimeProvider time, ILogger<ApprovalSweep> logger) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    private const int AtOnce = 100;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                if (!StorageFault.Explains(exception))
                {
                    LogFailed(exception);
                }
            }
        }
    }

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var locationId in await LocationsAsync(cancellationToken))
        {
            var patience = TimeSpan.FromMinutes(subAccounts.RulesOf(locationId).Approval.RemindAfterMinutes);
            var stepped = await database.WriteAsync((context, token) => StepAsync(context, locationId, patience, token), cancellationToken);
            stepped.ForEach(message => changes.Publish(new MessageChange(message.LocationId, message.ContactId, message.Id)));
        }
    }

    private Task<List<string>> LocationsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(
            (context, token) => context.Messages.Where(m => m.State == MessageState.WaitingForApproval).Select(m => m.LocationId).Distinct().ToListAsync(token), cancellationToken);

    private async Task<List<Message>> StepAsync(PortalDbContext context, string locationId, TimeSpan patience, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var since = now - patience;
        var stepped = await context.Messages
            .Where(m => m.State == MessageState.WaitingForApproval && m.LocationId == locationId && (m.PlannedAt <= now || (m.RemindedAt ?? m.StateAt) <= since))
            .OrderBy(m => m.StateAt)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        stepped.ForEach(message => context.Add(message.PlannedAt <= now ? message.MissApproval(now) : message.Remind(now)));
        await context.SaveChangesAsync(cancellationToken);
        return stepped;
    }

    [LoggerMessage(LogLevel.Error, "Looking at what waits for approval failed; it is tried again.")]
    private partial void LogFailed(Exception exception);
}
