using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Search;

/// <summary>SQLite's FTS5. The words are cut and folded already, so its plainest tokenizer only splits at spaces.</summary>
internal sealed class SqliteMessageIndex : MessageIndex
{
    public static readonly SqliteMessageIndex Instance = new();

    private SqliteMessageIndex()
    {
    }

    internal override async Task AddAsync(PortalDbContext context, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        await using var number = Statement(
            context,
            """
            INSERT INTO "SearchedMessages" ("Number", "MessageId")
            VALUES (coalesce((SELECT max("Number") + 1 FROM "SearchedMessages" WHERE "Number" BETWEEN @number AND @number + 1000), @number), @id) RETURNING "Number"
            """,
            "@number", "@id");
        await using var words = Statement(
            context, """INSERT INTO "MessageWords" (rowid, "Subject", "Body", "Contact", "Person", "Scope") VALUES (@number, @0, @1, @2, @3, @scope)""", "@number", "@0", "@1", "@2", "@3", "@scope");
        var known = new KnownWords(context);
        foreach (var message in messages.Select(MessageWords.Of))
        {
            var at = (long)(await ScalarAsync(number, [message.Number, message.MessageId], cancellationToken))!;
            await ScalarAsync(words, [at, .. message.Fields.Select(field => string.Join(' ', field)), string.Join(' ', message.Scopes)], cancellationToken);
            await known.AddAsync(message.Fields.SelectMany(field => field), cancellationToken);
        }

        await known.DisposeAsync();
    }

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

    private static Task<object?> ScalarAsync(DbCommand command, IReadOnlyList<object> values, CancellationToken cancellationToken)
    {
        for (var i = 0; i < values.Count; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        return command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>The words of all messages, each with its parts: a word that is known is known with them.</summary>
    private sealed class KnownWords(PortalDbContext context) : IAsyncDisposable
    {
        private const string Sql = """INSERT INTO "SearchWords" ("Part", "Word") VALUES (@part, @word) ON CONFLICT DO NOTHING RETURNING 1""";

        private readonly HashSet<string> _seen = [];
        private readonly DbCommand _insert = Statement(context, Sql, "@part", "@word");

        public async Task AddAsync(IEnumerable<string> words, CancellationToken cancellationToken)
        {
            foreach (var word in words.Where(_seen.Add))
            {
                if (await ScalarAsync(_insert, [word, word], cancellationToken) is not null)
                {
                    await AddPartsAsync(word, cancellationToken);
                }
            }
        }

        public ValueTask DisposeAsync() => _insert.DisposeAsync();

        private async Task AddPartsAsync(string word, CancellationToken cancellationToken)
        {
            foreach (var part in WordParts.Of(word).Skip(1))
            {
                await ScalarAsync(_insert, [part, word], cancellationToken);
            }
        }
    }
}
