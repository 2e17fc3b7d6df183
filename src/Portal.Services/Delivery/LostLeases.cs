using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>Finds messages whose worker died between claim and answer. They may have been sent, so they become Unknown.</summary>
internal sealed class LostLeases(Database database, MessageStepping stepping, TimeProvider clock)
{
    private const string Reason = "The portal stopped while this was being sent.";

    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var lost = await database.ReadAsync(
            (context, token) => context.Messages.Where(m => m.State == MessageState.Sending && m.LeaseUntil < now).Take(500).ToListAsync(token),
            cancellationToken);
        foreach (var message in lost)
        {
            await stepping.TakeAsync(message.Id, m => m.IsClaimedAs(message), m => m.Lose(Reason, detail: null, now, now), cancellationToken);
        }

        return lost.Count;
    }
}
