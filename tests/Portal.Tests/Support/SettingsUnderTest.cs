using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Portal.Services.Audit;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Tests.SignIn;

namespace Portal.Tests.Support;

/// <summary>What administrators change, on a test's database and over what it has configured.</summary>
internal sealed class SettingsUnderTest
{
    private readonly Database _database;

    public SettingsUnderTest(Database database, KnownSubAccounts subAccounts, TimeProvider clock)
    {
        (_database, Changes) = (database, new SettingsChanges());
        Stored = new StoredSettings(database, subAccounts, Changes, new Logger<StoredSettings>(new LoggerFactory([Log])));
        Service = new SettingsService(database, subAccounts, Stored, Changes, new AuditTrail(clock), clock);
    }

    public SettingsService Service { get; }

    public StoredSettings Stored { get; }

    public SettingsChanges Changes { get; }

    public LinesOfLog Log { get; } = new();

    public static Caller Ingrid { get; } = new(Guid.CreateVersion7(), "Ingrid", Some.Location, Role.Admin);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<EffectiveSettings> LookAsync(Caller? caller = null) => await Service.LookAsync(caller ?? Ingrid, Token) ?? throw new InvalidOperationException("Not allowed.");

    /// <summary>An edit of what holds; what it changes is the administrator's own.</summary>
    public static SettingsEdit Edit(EffectiveSettings holds, Func<SettingValues, SettingValues> change)
    {
        var values = change(holds.Values);
        return new SettingsEdit(holds.Version, values, SubAccountSetting.All.Where(setting => holds.Changed.ContainsKey(setting) || !setting.AreSame(values, holds.Values)).ToHashSet());
    }

    public async Task<SettingsSaving> TryAsync(Func<SettingValues, SettingValues> change, Caller? caller = null) => await Service.SaveAsync(caller ?? Ingrid, Edit(await LookAsync(caller), change), Token);

    public async Task<SettingsSaving.Saved> SaveAsync(Func<SettingValues, SettingValues> change, Caller? caller = null) => Assert.IsType<SettingsSaving.Saved>(await TryAsync(change, caller));

    public Task<List<string>> AuditAsync() =>
        _database.ReadAsync((context, token) => context.Audit.Where(e => e.Action == "settings-changed").Select(e => e.Detail).ToListAsync(token), Token);
}
