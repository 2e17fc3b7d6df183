using System.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Search;

/// <summary>
/// PostgreSQL's full-text search. The words are cut and folded already, so its parsers and dictionaries, which differ with the server's
/// settings, are left out.
/// </summary>
internal sealed class PostgresMessageIndex : MessageIndex
{
    public static readonly PostgresMessageIndex Instance = new();

    // PostgreSQL's own bounds: of positions in a text, and of those that one word has there.
    private const int LastPosition = 16_383;
    private const int MostPositions = 255;
    private const int Gap = 2;

    // Of what a text's words may take together, a megabyte; positions and the rest need their part of it.
    private const int MostBytes = 700_000;

    private PostgresMessageIndex()
    {
    }

    internal override async Task AddAsync(PortalDbContext context, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        List<MessageWords> all = [.. messages.Select(MessageWords.Of)];
        await using var place = (NpgsqlCommand)Command(
            context, """INSERT INTO "SearchedMessages" ("Number", "MessageId", "Words") VALUES ($1, $2, $3::tsvector) ON CONFLICT ("Number") DO NOTHING""");
        foreach (var message in all)
        {
            var number = new NpgsqlParameter { Value = message.Number };
            place.Parameters.Clear();
            place.Parameters.Add(number);
            place.Parameters.Add(new NpgsqlParameter { Value = message.MessageId });
            place.Parameters.Add(new NpgsqlParameter { Value = Vector(message) });
            while (await place.ExecuteNonQueryAsync(cancellationToken) == 0)
            {
                number.Value = (long)number.Value + 1;
            }
        }

        await AddWordsAsync(context, all.SelectMany(message => message.Fields).SelectMany(field => field), cancellationToken);
    }

    private protected override Task RemoveRowsAsync(PortalDbContext context, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        context.Database.ExecuteSqlAsync($"""DELETE FROM "SearchedMessages" WHERE "MessageId" = ANY ({ids.ToArray()})""", cancellationToken);

    private protected override IQueryable<SearchHit> Hits(PortalDbContext context, string match, long from, long to) =>
        context.Database.SqlQuery<SearchHit>(
            $"""SELECT "Number", "MessageId" FROM "SearchedMessages" WHERE "Words" @@ {match}::tsquery AND "Number" >= {from} AND "Number" <= {to}""");

    private protected override string Match(IReadOnlyList<string> scope, IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted) =>
        string.Join(" & ", [.. scope.Select(word => Quoted(Mark(word))), .. wanted.Select(expression => $"({expression})"), .. unwanted.Select(expression => $"!({expression})")]);

    private protected override string AnyOf(IReadOnlyList<string> words) => string.Join(" | ", words.Select(Quoted));

    private protected override string Phrase(IReadOnlyList<string> words, bool isPrefix) => string.Join(" <-> ", words.Select(Quoted)) + (isPrefix ? ":*" : string.Empty);

    // The same order in every transaction: two that bring the same new words wait for each other, and not each for the other.
    private static async Task AddWordsAsync(PortalDbContext context, IEnumerable<string> words, CancellationToken cancellationToken)
    {
        await using var insert = (NpgsqlCommand)Command(
            context,
            """
            INSERT INTO "SearchWords" ("Part", "Word") SELECT p, w FROM unnest($1, $2) AS found(p, w)
            WHERE NOT EXISTS (SELECT 1 FROM "SearchWords" AS known WHERE known."Part" = w AND known."Word" = w) ORDER BY w, p ON CONFLICT DO NOTHING
            """);
        List<(string Part, string Word)> parts = [.. words.Distinct().SelectMany(word => WordParts.Of(word).Select(part => (part, word))).Distinct().OrderBy(part => part.word, StringComparer.Ordinal)];
        insert.Parameters.Add(new NpgsqlParameter { Value = parts.Select(part => part.Part).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        insert.Parameters.Add(new NpgsqlParameter { Value = parts.Select(part => part.Word).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await insert.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string Vector(MessageWords message)
    {
        var positions = new Dictionary<string, List<int>>();
        var (at, bytes) = (0, 0);
        foreach (var field in message.Fields)
        {
            foreach (var word in field)
            {
                at = Math.Min(at + 1, LastPosition);
                bytes += positions.ContainsKey(word) ? 0 : Encoding.UTF8.GetByteCount(word);
                if (bytes > MostBytes)
                {
                    break; // a message that can't be searched to its end is sent all the same
                }

                var places = positions.TryGetValue(word, out var known) ? known : positions[word] = [];
                if (places.Count < MostPositions && (places.Count == 0 || places[^1] != at))
                {
                    places.Add(at);
                }
            }

            at += Gap;
        }

        return string.Join(' ', [.. message.Scopes.Select(scope => Quoted(Mark(scope))), .. positions.Select(p => $"{Quoted(p.Key)}:{string.Join(',', p.Value)}")]);
    }

    // No word of a text has such a sign in it.
    private static string Mark(string scope) => $"@{scope}";

    private static string Quoted(string word) => $"'{word}'";
}
