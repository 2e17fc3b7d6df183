namespace Portal.Services.Storage.Postgres;

/// <summary>Tells, once, of the messages that were taken back before it was kept whether that was an undo: their events and times say it. For the migration that adds the columns.</summary>
internal static class UndoneBefore
{
    // A second more than was offered, as Undo itself has it.
    public const string Messages =
        """
        UPDATE "Messages" SET "IsUndone" = TRUE
        WHERE "State" = 'Cancelled' AND EXISTS (
            SELECT 1 FROM "MessageEvents" AS e
            WHERE e."MessageId" = "Messages"."Id" AND e."State" = 'Cancelled' AND (
                e."What" = 'Not sent after all'
                OR (e."What" = 'Taken back to the drafts' AND "Messages"."PlannedAt" IS NULL AND e."At" <= "Messages"."UndoUntil" + interval '1 second')))
        """;

    public const string Tallies =
        """
        UPDATE "MessageTallies" SET "Undone" = u."Count" FROM (
            SELECT "LocationId", FLOOR(EXTRACT(EPOCH FROM "CreatedAt") / 900)::integer AS "Quarter", "AuthorId", "ChannelKey", COUNT(*) AS "Count"
            FROM "Messages" WHERE "IsUndone" GROUP BY 1, 2, 3, 4) AS u
        WHERE u."LocationId" = "MessageTallies"."LocationId" AND u."Quarter" = "MessageTallies"."Quarter" AND u."AuthorId" = "MessageTallies"."AuthorId" AND u."ChannelKey" = "MessageTallies"."ChannelKey"
        """;
}
