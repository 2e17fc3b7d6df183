using Portal.Services.Storage;

namespace Portal.Services.Audit;

/// <summary>Appends to the audit as part of the write that does what the entry says, so that neither is ever without the other.</summary>
public sealed class AuditTrail(TimeProvider time)
{
    public void Record(PortalDbContext context, AuditRecord record) => context.Audit.Add(new AuditEntry
    {
        Id = Guid.CreateVersion7(time.GetUtcNow()),
        At = time.GetUtcNow().UtcDateTime,
        LocationId = record.LocationId,
        PersonId = record.PersonId,
        PersonName = record.PersonName,
        Action = record.Action,
        Detail = record.Detail,
        Before = record.Before,
        After = record.After,
    });
}

/// <summary><paramref name="Detail"/> is a sentence for people; never a body, a contact's address or a token.</summary>
public sealed record AuditRecord(string Action, string Detail, Guid? PersonId = null, string? PersonName = null, string? LocationId = null)
{
    /// <summary>What it was before and has been since, in a word or two; null where there was nothing.</summary>
    public string? Before { get; init; }
    public string? After { get; init; }
}

/// <summary>The short names that the rooms People, SubAccounts, Connections, Messages, HandingOver, Notes, Approvals, History, Reviews, Exports, Inbox, Retention and Webhooks write.</summary>
public static class AuditActions
{
    public const string SignedIn = "signed-in";
    public const string SignedOut = "signed-out";
    public const string SessionEnded = "session-ended";
    public const string SubAccountSwitched = "sub-account-switched";
    public const string AccessRefused = "access-refused";
    public const string Connected = "connected";
    public const string Disconnected = "disconnected";
    public const string Uninstalled = "uninstalled";
    public const string PersonAdded = "person-added";
    public const string PersonRecognized = "person-recognized";
    public const string RoleChanged = "role-changed";
    public const string PersonRemoved = "person-removed";
    public const string SentForAnother = "sent-for-another";
    public const string CancelledForAnother = "cancelled-for-another";
    public const string MessageApproved = "message-approved";
    public const string MessageSentBack = "message-sent-back";
    public const string NoteEdited = "note-edited";
    public const string NoteDeleted = "note-deleted";
    public const string DraftHandedOver = "draft-handed-over";
    public const string DraftTakenBack = "draft-taken-back";
    public const string HistoryExported = "history-exported";
    public const string ExportRequested = "export-requested";
    public const string ExportDownloaded = "export-downloaded";
    public const string EvidencePacked = "evidence-packed";
    public const string HoldPlaced = "hold-placed";
    public const string HoldLifted = "hold-lifted";
    public const string ContactForgotten = "contact-forgotten";
    public const string WordsRemoved = "words-removed";
    public const string ConversationAssigned = "conversation-assigned";
    public const string MessageOpened = "message-opened";
    public const string ThreadOpened = "thread-opened";
    public const string ViewAdded = "view-added";
    public const string ViewRenamed = "view-renamed";
    public const string ViewDeleted = "view-deleted";
    public const string ReviewAdded = "review-added";
    public const string ReviewChanged = "review-changed";
    public const string ReviewDeleted = "review-deleted";
}
