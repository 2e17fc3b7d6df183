using Portal.Services.SubAccounts;

namespace Portal.Services.Delivery;

/// <summary>
/// The sub-accounts for which messages can be sent. One that HighLevel has paused waits as a whole, and none of its messages is tried: as soon as
/// its token works again, whichever portal found out, all that has become due is due at once.
/// </summary>
internal sealed class DueAccounts(IDeliveryStore store, ISubAccountTokens tokens, SendingPauses pauses)
{
    public async Task<IReadOnlyList<DueAccount>> FindAsync(CancellationToken cancellationToken)
    {
        var accounts = await store.DueAsync(cancellationToken);
        var paused = await tokens.PausedAsync(cancellationToken);
        pauses.Note(accounts.Select(a => a.LocationId), paused);
        return [.. accounts.Where(a => !paused.Contains(a.LocationId))];
    }
}
