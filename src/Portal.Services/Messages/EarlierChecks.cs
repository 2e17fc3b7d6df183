using Microsoft.EntityFrameworkCore;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>Lets the service be asked what became of messages before the time that was planned for it.</summary>
public sealed class EarlierChecks(Database database, TimeProvider clock)
{
    /// <summary>Of those that are ours, and are asked about at all.</summary>
    public Task BringForwardAsync(string? locationId, IReadOnlyList<string?> serviceMessageIds, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return database.WriteBehindAsync(
            (context, token) => context.Messages
                .Where(m => m.LocationId == locationId && serviceMessageIds.Contains(m.ServiceMessageId) && m.CheckAt > now)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.CheckAt, now), token),
            cancellationToken);
    }
}
