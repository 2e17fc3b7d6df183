using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Scheduling;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>At start: what is planned keeps the time on its wall, where the rules of its zone have changed since it was planned.</summary>
internal sealed partial class PlannedWalls(Database database, TimeProvider clock, ILogger<PlannedWalls> logger) : IHostedService
{
    // A wall tells no seconds; rules of zones change by minutes and more.
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var (id, at) in await MovedAsync(cancellationToken))
        {
            if (await database.WriteAsync((context, token) => MoveAsync(context, id, at, token), cancellationToken))
            {
                LogMoved(id, at);
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<List<(Guid Id, DateTime At)>> MovedAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var planned = await database.ReadAsync(
            (context, token) => context.Messages
                .Where(m => (m.State == MessageState.Scheduled || m.State == MessageState.WaitingForApproval) && m.PlannedAt > now && !m.HeldByService)
                .Select(m => new { m.Id, m.PlannedAt, m.PlannedWall, m.PlannedZone })
                .ToListAsync(token),
            cancellationToken);
        return
        [
            .. from plan in planned
               let time = WallZone.Find(plan.PlannedZone)?.Resolve(plan.PlannedWall ?? string.Empty, plan.PlannedAt)
               where time is not null && (time.At - plan.PlannedAt)?.Duration() >= Least
               select (plan.Id, time.At),
        ];
    }

    private async Task<bool> MoveAsync(PortalDbContext context, Guid id, DateTime at, CancellationToken cancellationToken)
    {
        var message = await context.Messages.SingleAsync(m => m.Id == id, cancellationToken);
        if (message is not { State: MessageState.Scheduled or MessageState.WaitingForApproval, Plan: not null })
        {
            return false;
        }

        context.Add(message.Move(at, clock.GetUtcNow().UtcDateTime));
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Information, "The clocks of its zone have changed: message {MessageId} is now due at {At} UTC.")]
    private partial void LogMoved(Guid messageId, DateTime at);
}
