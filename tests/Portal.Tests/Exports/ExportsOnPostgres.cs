using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Exports;

[StoredIn(StorageProvider.Postgres)]
public sealed class ExportJobOnPostgresTests : ExportJobTests;
