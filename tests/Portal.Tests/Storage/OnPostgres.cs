using Portal.Services.Storage;
using Portal.Tests.Audit;
using Portal.Tests.Connections;
using Portal.Tests.Delivery;
using Portal.Tests.Demonstration;
using Portal.Tests.Drafts;
using Portal.Tests.History;
using Portal.Tests.Materials;
using Portal.Tests.Messages;
using Portal.Tests.People;
using Portal.Tests.Reviews;
using Portal.Tests.Search;
using Portal.Tests.SubAccounts;
using Portal.Tests.Support;
using Portal.Tests.Team;

namespace Portal.Tests.Storage;

// What holds on SQLite holds on PostgreSQL: the same tests once more.

[StoredIn(StorageProvider.Postgres)]
public sealed class WritingOnPostgresTests : WritingTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class LedgerOnPostgresTests : LedgerTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ReplacementOnPostgresTests : ReplacementTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ReplacementCrashOnPostgresTests : ReplacementCrashTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class DraftOnPostgresTests : DraftTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class PlanOnPostgresTests : PlanTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ListingOnPostgresTests : ListingTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class RevisionOnPostgresTests : RevisionTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class EarlierTextsOnPostgresTests : EarlierTextsTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class DeliveryOnPostgresTests : DeliveryTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class TryingAgainOnPostgresTests : TryingAgainTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class RefusedDeliveryOnPostgresTests : RefusedDeliveryTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class EndingOnPostgresTests : EndingTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class DeliveryWorkerOnPostgresTests : DeliveryWorkerTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class FollowingOnPostgresTests : FollowingTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class SavedViewOnPostgresTests : SavedViewTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class HistoryContactOnPostgresTests : HistoryContactTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class HistoryFilterOnPostgresTests : HistoryFilterTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class HistoryPagingOnPostgresTests : HistoryPagingTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class HistorySightOnPostgresTests : HistorySightTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ReviewOnPostgresTests : ReviewTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ReviewedHistoryOnPostgresTests : ReviewedHistoryTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class LivedInOnPostgresTests : LivedInTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class SampleOnPostgresTests : SampleTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class SnippetOnPostgresTests : SnippetTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class SubAccountTokensOnPostgresTests : SubAccountTokensTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class SettingsOnPostgresTests : SettingsTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class SettingsInUseOnPostgresTests : SettingsInUseTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ConnectionRenewalOnPostgresTests : ConnectionRenewalTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class TokenRenewalOnPostgresTests : TokenRenewalTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class LastLookOnPostgresTests : LastLookTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ReadBackOnPostgresTests : ReadBackTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class RecoveryOnPostgresTests : RecoveryTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class AuditListOnPostgresTests : AuditListTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class PeopleListOnPostgresTests : PeopleListTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class PeopleChangeOnPostgresTests : PeopleChangeTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ForAnotherOnPostgresTests : ForAnotherTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class MessageSearchOnPostgresTests : MessageSearchTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class IndexBackfillOnPostgresTests : IndexBackfillTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class TeamFiguresOnPostgresTests : TeamFiguresTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class ResponseFiguresOnPostgresTests : ResponseFiguresTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class AnswersOnPostgresTests : AnswersTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class LaterAnswersOnPostgresTests : LaterAnswersTests;

[StoredIn(StorageProvider.Postgres)]
public sealed class UndoneOnPostgresTests : UndoneTests;
