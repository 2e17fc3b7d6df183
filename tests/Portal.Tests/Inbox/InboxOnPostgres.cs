using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Inbox;

[StoredIn(StorageProvider.Postgres)]
public sealed class InboxOnPostgresTests : InboxTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class PuttingAsideOnPostgresTests : PuttingAsideTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class InboxListOnPostgresTests : InboxListTests;
