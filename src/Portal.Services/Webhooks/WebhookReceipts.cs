using Microsoft.EntityFrameworkCore;
using Portal.Services.Storage;

namespace Portal.Services.Webhooks;

/// <summary>Remembers for a day which webhooks have come, over restarts and for all portals on the same data.</summary>
internal sealed class WebhookReceipts(Database database, WebhookCounts counts, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private static readonly TimeSpan SweepEvery = TimeSpan.FromHours(1);

    private DateTime _sweptAt = DateTime.MinValue;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Those of them that have not come before, each once. They count as come from then on.</summary>
    public async Task<IReadOnlyList<Webhook>> TakeNewAsync(IReadOnlyList<Webhook> come, CancellationToken cancellationToken)
    {
        var once = come.DistinctBy(webhook => webhook.Id).ToList();
        var ids = once.ConvertAll(webhook => webhook.Id);
        var known = await database.WriteBehindAsync((context, token) => WriteAsync(context, ids, token), cancellationToken);
        var isNew = once.Where(webhook => !known.Contains(webhook.Id)).ToList();
        for (var i = isNew.Count; i < come.Count; i++)
        {
            counts.Note(WebhookFate.Repeated);
        }

        return isNew;
    }

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (Now - _sweptAt >= SweepEvery)
        {
            _sweptAt = Now;
            var before = Now - Kept;
            await database.WriteBehindAsync((context, token) => context.WebhookReceipts.Where(r => r.At < before).ExecuteDeleteAsync(token), cancellationToken);
        }
    }

    private async Task<HashSet<string>> WriteAsync(PortalDbContext context, List<string> ids, CancellationToken cancellationToken)
    {
        var known = await context.WebhookReceipts.Where(r => ids.Contains(r.WebhookId)).Select(r => r.WebhookId).ToHashSetAsync(cancellationToken);
        context.AddRange(ids.Where(id => !known.Contains(id)).Select(id => new WebhookReceipt { WebhookId = id, At = Now }));
        await context.SaveChangesAsync(cancellationToken);
        return known;
    }
}
