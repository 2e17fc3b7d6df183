using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Search;

/// <summary>
/// The index of what messages say. Whoever saves a new message writes it here in the same transaction, by <see cref="PortalDbContext"/>; each
/// database has its own full-text search below it.
/// </summary>
public abstract class MessageIndex
{
    // A beginning that so many words share is left to the database: it is slower, and reads no endings.
    private const int MostWords = 500;

    /// <summary>Writes the messages down, which must not be in it yet.</summary>
    internal abstract Task AddAsync(PortalDbContext context, IReadOnlyList<Message> messages, CancellationToken cancellationToken);

    /// <summary>Takes them out, as they were written down; and words that no other message has.</summary>
    internal async Task RemoveAsync(PortalDbContext context, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        await RemoveRowsAsync(context, [.. messages.Select(message => message.Id)], cancellationToken);
        foreach (var word in messages.Select(MessageWords.Of).SelectMany(message => message.Fields).SelectMany(field => field).Distinct().Order(StringComparer.Ordinal))
        {
            if (!await Hits(context, Match([], [Phrase([word], isPrefix: false)], []), 0, long.MaxValue).AnyAsync(cancellationToken))
            {
                await RemoveWordAsync(context, word, cancellationToken);
            }
        }
    }

    private static async Task RemoveWordAsync(PortalDbContext context, string word, CancellationToken cancellationToken)
    {
        foreach (var part in WordParts.Of(word).Append(word).Distinct())
        {
            await context.Database.ExecuteSqlAsync($"""DELETE FROM "SearchWords" WHERE "Part" = {part} AND "Word" = {word}""", cancellationToken);
        }
    }

    /// <summary>What is known of these messages, but for the words themselves.</summary>
    private protected abstract Task RemoveRowsAsync(PortalDbContext context, IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Gives up the space of what was taken out, a little at a time; false where there is nothing more to give up.</summary>
    internal virtual Task<bool> TidyAsync(PortalDbContext context, bool isFirst, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Those of them that are not in it yet.</summary>
    internal static async Task<IReadOnlyList<Message>> MissingAsync(PortalDbContext context, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        if (messages.Count == 0)
        {
            return messages;
        }

        var (from, to) = (messages.Min(m => MessageNumber.Of(m.Id)), messages.Max(m => MessageNumber.Of(m.Id)) + MessageNumber.Slack);
        var known = await context.Database.SqlQuery<Guid>($"""SELECT "MessageId" AS "Value" FROM "SearchedMessages" WHERE "Number" BETWEEN {from} AND {to}""").ToHashSetAsync(cancellationToken);
        return [.. messages.Where(m => !known.Contains(m.Id))];
    }

    /// <summary>
    /// What is found in <paramref name="scope"/> between two numbers, both included; null where nothing can be. The order is the asker's.
    /// </summary>
    internal async Task<IndexSearch?> FindAsync(PortalDbContext context, IReadOnlyList<string> scope, SearchQuery query, CancellationToken cancellationToken)
    {
        var wanted = new List<string>();
        foreach (var term in query.Wanted)
        {
            if (await AlternativesAsync(context, term, cancellationToken) is not { } alternatives)
            {
                return null;
            }

            wanted.Add(alternatives);
        }

        var unwanted = new List<string>();
        foreach (var term in query.Unwanted)
        {
            unwanted.AddRange(await AlternativesAsync(context, term, cancellationToken) is { } alternatives ? [alternatives] : Array.Empty<string>());
        }

        var match = Match(scope, wanted, unwanted);
        return new IndexSearch((from, to) => Hits(context, match, from, to));
    }

    /// <summary>Messages whose words <paramref name="match"/> describes, in the database's own language.</summary>
    private protected abstract IQueryable<SearchHit> Hits(PortalDbContext context, string match, long from, long to);

    /// <summary>All of the scope and of what is wanted, and nothing of what is unwanted.</summary>
    private protected abstract string Match(IReadOnlyList<string> scope, IReadOnlyList<string> wanted, IReadOnlyList<string> unwanted);

    /// <summary>Any of these words.</summary>
    private protected abstract string AnyOf(IReadOnlyList<string> words);

    /// <summary>These words in this order; the last may go on where <paramref name="isPrefix"/> says so.</summary>
    private protected abstract string Phrase(IReadOnlyList<string> words, bool isPrefix);

    private protected static DbCommand Command(PortalDbContext context, string sql)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    private async Task<string?> AlternativesAsync(PortalDbContext context, SearchTerm term, CancellationToken cancellationToken)
    {
        if (!term.IsPart || term.Tokens.Count > 1)
        {
            return Phrase(term.Tokens, term.IsPart);
        }

        var words = await WordsAsync(context, term.Tokens[0], cancellationToken);
        return words.Count == 0 ? null : words.Count > MostWords ? Phrase(term.Tokens, isPrefix: true) : AnyOf(words);
    }

    /// <summary>The words of all messages that begin so, or have a part which does where it is long enough; one more than <see cref="MostWords"/> at most.</summary>
    private static Task<List<string>> WordsAsync(PortalDbContext context, string beginning, CancellationToken cancellationToken)
    {
        var (end, mayBeWithin) = (beginning + char.ConvertFromUtf32(0x10FFFF), beginning.Length >= SearchQuery.ShortestPart);
        return context.Database.SqlQuery<string>(
            $"""SELECT DISTINCT "Word" AS "Value" FROM "SearchWords" WHERE "Part" >= {beginning} AND "Part" < {end} AND ({mayBeWithin} OR "Part" = "Word") LIMIT {MostWords + 1}""").ToListAsync(cancellationToken);
    }
}

/// <summary>A search that is ready to be run, for numbers from the first to the second, both included.</summary>
internal sealed record IndexSearch(Func<long, long, IQueryable<SearchHit>> Hits);
