using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Audit;

[StoredIn(StorageProvider.Postgres)]
public sealed class ReaderAuditOnPostgresTests : ReaderAuditTests;
