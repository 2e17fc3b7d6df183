using Portal.Services.Audit;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Scheduling;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Exports;

/// <summary>One portal's exports: its service, its worker and its folder, over a database that others may share.</summary>
internal sealed class ExportParts : IDisposable
{
    private readonly string _folder;
    private readonly bool _isOwnFolder;

    public ExportParts(Database database, TimeProvider clock, string? folder = null)
    {
        (_folder, _isOwnFolder) = (folder ?? Path.Combine(Path.GetTempPath(), $"portal-exports-{Guid.CreateVersion7():N}"), folder is null);
        var (options, audit, files) = (Microsoft.Extensions.Options.Options.Create(Options), new AuditTrail(clock), new ExportFolder(_folder));
        var history = new HistoryExport(database, audit, options);
        Service = new ExportService(database, history, files, Signals, audit, options, clock);
        Work = new ExportWork(database, history, files, Signals, Some.SubAccounts(), Wording, audit, clock);
        Sweep = new ExportSweep(database, files, options, clock);
    }

    public ExportOptions Options { get; } = new() { DirectRows = 0 };
    public ExportSignals Signals { get; } = new();
    public ExportService Service { get; }
    public ExportWork Work { get; }
    public ExportSweep Sweep { get; }
    public Wordings Wording { get; } = new();
    public string Folder => _folder;

    public string UnfinishedOf(Guid id) => Path.Combine(_folder, $"{id:N}.part");

    public void Dispose()
    {
        if (_isOwnFolder && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    /// <summary>States by their names; the test may do something while a message is being written.</summary>
    internal sealed class Wordings : IStateWording
    {
        private int _told;

        public Action<int>? Told { get; set; }

        public Func<ExportedMessage, ToldState> Speak(string locationId, WallZone zone) => message =>
        {
            Told?.Invoke(++_told);
            return new ToldState(message.State.ToString(), message.Reason);
        };
    }
}
