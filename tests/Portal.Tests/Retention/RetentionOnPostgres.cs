using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Retention;

[StoredIn(StorageProvider.Postgres)]
public sealed class RetentionOnPostgresTests : RetentionTests;
