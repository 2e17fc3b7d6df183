using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.History;

/// <summary>
/// Reads what a file says of messages straight from the database's rows: very many of them are read, and making entities of them takes
/// more of the processor than all the rest of a file. What is asked is EF's own query.
/// </summary>
internal static class ExportReader
{
    public static async Task<List<ExportedMessage>> ReadAsync(PortalDbContext context, IQueryable<Message> messages, CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        await context.Database.OpenConnectionAsync(cancellationToken);
        await using var command = messages.Select(ExportedMessage.Columns).CreateDbCommand();
        command.Connection = connection;
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        var read = new List<ExportedMessage>();
        while (await row.ReadAsync(cancellationToken))
        {
            read.Add(Read(row));
        }

        return read;
    }

    // In the order of ExportedMessage.Columns.
    private static ExportedMessage Read(DbDataReader row) => new()
    {
        Id = row.GetGuid(0),
        CreatedAt = Utc(row, 1),
        DueAt = Utc(row, 2),
        AuthorId = row.GetGuid(3),
        AuthorName = row.GetString(4),
        ContactId = row.GetString(5),
        ContactName = row.GetString(6),
        ChannelKey = row.GetString(7),
        Content = ExportedContent.Read(row.GetFieldValue<byte[]>(8)),
        State = Enum.Parse<MessageState>(row.GetString(9)),
        StateAt = Utc(row, 10),
        Reason = Text(row, 11),
        ReasonCode = Text(row, 12),
        PlannedAt = row.IsDBNull(13) ? null : Utc(row, 13),
        ServiceMessageId = Text(row, 14),
        RetryOf = row.IsDBNull(15) ? null : row.GetGuid(15),
        WordsRemovedAt = row.IsDBNull(16) ? null : Utc(row, 16),
    };

    private static DateTime Utc(DbDataReader row, int column) =>
        row is SqliteDataReader && StoredTime.TryRead(row.GetString(column), out var time) ? time : DateTime.SpecifyKind(row.GetDateTime(column), DateTimeKind.Utc);

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
