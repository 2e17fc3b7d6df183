using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Services.Storage;

namespace Portal.Services.SubAccounts;

/// <summary>Makes hold what administrators changed: at the start, before anything works by it, and when another portal on the same data says so.</summary>
public sealed partial class StoredSettings(Database database, KnownSubAccounts subAccounts, SettingsChanges changes, ILogger<StoredSettings> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => RefreshAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Looks whether there is anything newer than what holds here.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        var versions = await database.ReadAsync((context, token) => context.SubAccountSettings.Select(s => new { s.LocationId, s.Version }).ToListAsync(token), cancellationToken);
        var newer = versions.Where(v => v.Version > subAccounts.VersionOf(v.LocationId)).Select(v => v.LocationId).ToList();
        if (newer.Count == 0)
        {
            return;
        }

        var rows = await database.ReadAsync((context, token) => context.SubAccountSettings.Where(s => newer.Contains(s.LocationId)).ToListAsync(token), cancellationToken);
        foreach (var row in rows.Where(Take))
        {
            changes.Hear(new SettingsChange(row.LocationId));
        }
    }

    /// <summary>Whether other settings hold now.</summary>
    internal bool Take(SubAccountSettings row)
    {
        if (subAccounts.Take(row) is not { } settings)
        {
            return false;
        }

        foreach (var setting in settings.Unusable)
        {
            LogUnusable(row.LocationId, setting.Key);
        }

        return true;
    }

    [LoggerMessage(LogLevel.Warning, "What was changed under Settings for SubAccounts:{LocationId}:{Key} can't be used any more; what the configuration says holds instead.")]
    private partial void LogUnusable(string locationId, string key);
}
