using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Search;

/// <summary>SQLite's FTS5. The words are cut and folded already, so its plainest tokenizer only splits at spaces.</summary>
internal sealed class SqliteMessageIndex : MessageIndex
{
    public static readonly SqliteMessageIndex Instance = new();

    private const int PagesAtOnce = 200;

    private SqliteMessageIndex()
    {
    }

    internal override async Task AddAsync(PortalDbContext context, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        await using var place = Statement(context, """INSERT INTO "SearchedMessages" ("Number", "MessageId") VALUES (@number, @id) ON CONFLICT ("Number") DO NOTHING""", "@number", "@id");
        await using var words = Statement(
            context, """INSERT INTO "MessageWords" (rowid, "Subject", "Body", "Contact", "Person", "Scope") VALUES (@number, @0, @1, @2, @3, @scope)""", "@number", "@0", "@1", "@2", "@3", "@scope");
        var all = messages.Select(MessageWords.Of).ToList();
        foreach (var message in all)
        {
            var number = message.Number;
            while (await RunAsync(place, [number, message.MessageId], cancellationToken) == 0)
            {
                number++;
            }

            await RunAsync(words, [number, .. message.Fields.Select(field => string.Join(' ', field)), string.Join(' ', message.Scopes)], cancellationToken);
        }

        await AddWordsAsync(context, all.SelectMany(message => message.Fields).SelectMany(field => field), cancellationToken);
    }

    private protected override async Task RemoveRowsAsync(PortalDbContext context, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        foreach (var id in ids)
        {
            await context.Database.ExecuteSqlAsync($"""DELETE FROM "MessageWords" WHERE rowid IN (SELECT "Number" FROM "SearchedMessages" WHERE "MessageId" = {id})""", cancellationToken);
            await context.Database.ExecuteSqlAsync($"""DELETE FROM "SearchedMessages" WHERE "MessageId" = {id}""", cancellationToken);
        }
    }

    // What is taken out of FTS5 is only marked as gone, and stands in its pages until they are merged.
    internal override async Task<bool> TidyAsync(PortalDbContext context, bool isFirst, CancellationToken cancellationToken)
    {
        var before = await ChangesAsync(context, cancellationToken);
        await context.Database.ExecuteSqlAsync($"""INSERT INTO "MessageWords" ("MessageWords", rank) VALUES ('merge', {(isFirst ? -PagesAtOnce : PagesAtOnce)})""", cancellationToken);
        return await ChangesAsync(context, cancellationToken) - before >= 2; // as its documentation says
    }

    private static async Task<long> ChangesAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        await context.Database.SqlQuery<long>($"SELECT total_changes() AS \"Value\"").SingleAsync(cancellationToken);

    private protected override IQueryable<SearchHit> Hits(PortalDbContext context, string match, long from, long to) =>
        context.Database.SqlQuery<SearchHit>(
            $"""
            SELECT "MessageWords".rowid AS "Number", s."MessageId" FROM "MessageWords" CROSS JOIN "SearchedMessages" AS s ON s."Number" = "MessageWords".rowid
            WHERE "MessageWords" MATCH {match} AND "MessageWords".rowid >= {from} AND "MessageWords".rowid <= {to}
            """);

    private protected override string Match(IReadOnlyList<string> scope, IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted)
    {
        string[] all = [.. scope.Select(word => $"Scope : {Quoted(word)}"), .. wanted.Select(InFields)];
        var match = string.Join(" AND ", all);
        return unwanted.Count == 0 ? match : $"({match}) NOT ({string.Join(" OR ", unwanted.Select(InFields))})";
    }

    private protected override string AnyOf(IReadOnlyList<string> words) => string.Join(" OR ", words.Select(Quoted));

    private protected override string Phrase(IReadOnlyList<string> words, bool isPrefix) => Quoted(string.Join(' ', words)) + (isPrefix ? " *" : string.Empty);

    private static string InFields(string expression) => $"{{Subject Body Contact Person}} : ({expression})";

    private static string Quoted(string words) => $"\"{words}\"";

    private static DbCommand Statement(PortalDbContext context, string sql, params string[] names)
    {
        var command = Command(context, sql);
        command.Parameters.AddRange(names.Select(name => new SqliteParameter(name, null)).ToArray());
        return command;
    }

    private static Task<int> RunAsync(DbCommand command, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteNonQueryAsync(cancellationToken);
    }

    // A word that is known is known with its parts.
    private static async Task AddWordsAsync(PortalDbContext context, IEnumerable<string> words, CancellationToken cancellationToken)
    {
        await using var add = Statement(
            context, """INSERT INTO "SearchWords" ("Part", "Word") SELECT value, value FROM json_each(@words) WHERE true ON CONFLICT DO NOTHING RETURNING "Word" """, "@words");
        add.Parameters[0].Value = JsonSerializer.Serialize(words.Distinct());
        List<string[]> parts = [];
        await using (var added = await add.ExecuteReaderAsync(cancellationToken))
        {
            while (await added.ReadAsync(cancellationToken))
            {
                var word = added.GetString(0);
                parts.AddRange(WordParts.Of(word).Skip(1).Select(part => new[] { part, word }));
            }
        }

        if (parts.Count > 0)
        {
            await using var addParts = Statement(
                context, """INSERT INTO "SearchWords" ("Part", "Word") SELECT value ->> 0, value ->> 1 FROM json_each(@parts) WHERE true ON CONFLICT DO NOTHING""", "@parts");
            await RunAsync(addParts, [JsonSerializer.Serialize(parts)], cancellationToken);
        }
    }
}
