using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.SubAccounts;

/// <summary>What administrators see and change of the settings of the sub-account that they are in.</summary>
public sealed class SettingsService(Database database, KnownSubAccounts subAccounts, StoredSettings stored, SettingsChanges changes, AuditTrail audit, TimeProvider clock)
{
    private static readonly SettingsSaving.NotAllowed OnlyAdministrators = new("Only administrators change the settings.");

    /// <summary>Null for those who are no administrators.</summary>
    public async Task<EffectiveSettings?> LookAsync(Caller caller, CancellationToken cancellationToken) =>
        caller.MayChangeSettings
            ? subAccounts.With(caller.LocationId, await database.ReadAsync((context, token) => RowAsync(context, caller, token), cancellationToken))
            : null;

    public async Task<SettingsSaving> SaveAsync(Caller caller, SettingsEdit edit, CancellationToken cancellationToken)
    {
        if (!caller.MayChangeSettings)
        {
            return OnlyAdministrators;
        }

        var (saving, row) = await database.WriteAsync((context, token) => StoreAsync(context, caller, edit with { Values = edit.Values.Tidy() }, token), cancellationToken);
        if (row is not null)
        {
            stored.Take(row);
            changes.Publish(new SettingsChange(row.LocationId));
        }

        return saving;
    }

    private static Task<SubAccountSettings?> RowAsync(PortalDbContext context, Caller caller, CancellationToken cancellationToken) =>
        context.SubAccountSettings.SingleOrDefaultAsync(s => s.LocationId == caller.LocationId, cancellationToken);

    private async Task<(SettingsSaving Saving, SubAccountSettings? Row)> StoreAsync(PortalDbContext context, Caller caller, SettingsEdit edit, CancellationToken cancellationToken)
    {
        var row = await RowAsync(context, caller, cancellationToken);
        if (subAccounts.With(caller.LocationId, row) is not { } before)
        {
            return (OnlyAdministrators, null);
        }

        if (before.Version != edit.Version)
        {
            return (new SettingsSaving.ChangedMeanwhile(before), null);
        }

        var revision = new SettingsRevision(before, edit);
        if (revision.Problems is { Count: > 0 } problems)
        {
            return (new SettingsSaving.Invalid(problems), null);
        }

        if (revision.Changed.Count == 0)
        {
            return (new SettingsSaving.Saved(before, []), null);
        }

        row = await WriteAsync(context, caller, row, revision, cancellationToken);
        return (new SettingsSaving.Saved(subAccounts.With(caller.LocationId, row) ?? before, revision.Changed), row);
    }

    private async Task<SubAccountSettings> WriteAsync(PortalDbContext context, Caller caller, SubAccountSettings? row, SettingsRevision revision, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        row ??= context.Add(new SubAccountSettings { LocationId = caller.LocationId, Changes = string.Empty, Version = 0, ChangedById = caller.PersonId, ChangedByName = caller.Name, ChangedAt = now }).Entity;
        row.Changes = StoredSetting.WriteAll(revision.ToStore(caller.Name, now));
        (row.Version, row.ChangedById, row.ChangedByName, row.ChangedAt) = (row.Version + 1, caller.PersonId, caller.Name, now);
        foreach (var setting in revision.Changed)
        {
            audit.Record(context, new(SettingsActions.Changed, revision.Sentence(setting), caller.PersonId, caller.Name, caller.LocationId));
        }

        await context.SaveChangesAsync(cancellationToken);
        return row;
    }
}

/// <summary>The short names that this room writes into the audit.</summary>
public static class SettingsActions
{
    public const string Changed = "settings-changed";
}
