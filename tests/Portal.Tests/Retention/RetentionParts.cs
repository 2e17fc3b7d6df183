using Portal.Services.Audit;
using Portal.Services.Exports;
using Portal.Services.Messages;
using Portal.Services.Retention;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Retention;

/// <summary>Keeping and forgetting in the sub-account “harbour”, which keeps messages for as long as the test says.</summary>
internal sealed class RetentionParts
{
    public RetentionParts(Database database, TimeProvider clock, int? keepDays = null, string? folder = null)
    {
        var (audit, removal) = (new AuditTrail(clock), new ExportRemoval(new ExportFolder(folder ?? Path.Combine(Path.GetTempPath(), $"portal-exports-{Guid.CreateVersion7():N}"))));
        var subAccounts = Some.SubAccounts(subAccounts: new SubAccountsOptions { ["harbour"] = new() { Name = "Harbour Dental", KeepDays = keepDays }, ["northside"] = new() { Name = "Northside Fitness" } });
        Work = new RetentionWork(database, new WordRemoval(database, clock), subAccounts, Changes, audit, removal, clock);
        Service = new RetentionService(database, audit, clock);
        Forget = new ForgetService(database, audit, Work, removal, clock);
    }

    public MessageChanges Changes { get; } = new();
    public RetentionWork Work { get; }
    public RetentionService Service { get; }
    public ForgetService Forget { get; }
}
