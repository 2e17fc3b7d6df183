namespace Portal.Services.Storage.Sqlite;

/// <summary>Tells, once, of the messages that were taken back before it was kept whether that was an undo: their events and times say it. For the migration that adds the columns.</summary>
internal static class UndoneBefore
{
    // A second more than was offered, as Undo itself has it.
    public const string Messages =
        """
        UPDATE "Messages" SET "IsUndone" = 1
        WHERE "State" = 'Cancelled' AND EXISTS (
            SELECT 1 FROM "MessageEvents" AS e
            WHERE e."MessageId" = "Messages"."Id" AND e."State" = 'Cancelled' AND (
                e."What" = 'Not sent after all'
                OR (e."What" = 'Taken back to the drafts' AND "Messages"."PlannedAt" IS NULL AND julianday(e."At") <= julianday("Messages"."UndoUntil") + 1.001 / 86400)))
        """;

    public const string Tallies =
        """
        UPDATE "MessageTallies" SET "Undone" = u."Count" FROM (
            SELECT "LocationId", CAST(strftime('%s', substr("CreatedAt", 1, 19)) AS INTEGER) / 900 AS "Quarter", "AuthorId", "ChannelKey", COUNT(*) AS "Count"
            FROM "Messages" WHERE "IsUndone" GROUP BY 1, 2, 3, 4) AS u
        WHERE u."LocationId" = "MessageTallies"."LocationId" AND u."Quarter" = "MessageTallies"."Quarter" AND u."AuthorId" = "MessageTallies"."AuthorId" AND u."ChannelKey" = "MessageTallies"."ChannelKey"
        """;
}
