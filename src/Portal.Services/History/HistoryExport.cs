using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.History;

/// <summary>Gives away what the history shows, to managers and administrators; the audit says who took what.</summary>
public sealed class HistoryExport(Database database, AuditTrail audit, IOptions<ExportOptions> options)
{
    // Each piece is a read of its own: one that lasted as long as the download would keep SQLite's write-ahead log from being emptied.
    private const int Piece = 500;

    /// <summary>Whether it may be given away. Pages of <paramref name="query"/> don't count, here and in an export: all of it is meant.</summary>
    public async Task<ExportOutcome> LookAsync(Caller caller, HistoryQuery query, CancellationToken cancellationToken)
    {
        if (!caller.MaySeeEveryonesMessages)
        {
            return new ExportOutcome.NotAllowed();
        }

        var most = options.Value.MostRows;
        var count = await CountAsync(caller, query, before: null, most + 1, cancellationToken);
        return count > most ? new ExportOutcome.TooMany(most) : new ExportOutcome.Ready(count, MessagesAsync(caller, query, count, cancellationToken));
    }

    /// <summary>The same, and enters in the audit that it is given away.</summary>
    public async Task<ExportOutcome> BeginAsync(Caller caller, HistoryQuery query, CancellationToken cancellationToken)
    {
        var outcome = await LookAsync(caller, query, cancellationToken);
        if (outcome is ExportOutcome.Ready ready)
        {
            await RecordAsync(caller, ready.Count, cancellationToken);
        }

        return outcome;
    }

    /// <summary>How many fit that are older than <paramref name="before"/>, counted up to <paramref name="most"/>.</summary>
    internal Task<int> CountAsync(Caller caller, HistoryQuery query, Guid? before, int most, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) => await (await HistoryListing.OfAsync(context, caller, query, token)).Older(before).Take(most).CountAsync(token), cancellationToken);

    /// <summary>The next of them, newest first.</summary>
    internal Task<List<ExportedMessage>> PieceAsync(Caller caller, HistoryQuery query, Guid? last, int size, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) => await ExportReader.ReadAsync(context, (await HistoryListing.OfAsync(context, caller, query, token)).Older(last).Take(size), token),
            cancellationToken);

    /// <summary>Whether all of it is of one person, or to one contact.</summary>
    internal async Task<bool> IsAboutOneAsync(Caller caller, HistoryQuery query, CancellationToken cancellationToken) =>
        query.AuthorIds is [_] || (!string.IsNullOrWhiteSpace(query.Contact) && await database.ReadAsync(
            async (context, token) => await (await HistoryListing.OfAsync(context, caller, query, token)).Older(than: null).Select(m => m.ContactId).Distinct().Take(2).CountAsync(token) == 1, cancellationToken));

    private async IAsyncEnumerable<ExportedMessage> MessagesAsync(Caller caller, HistoryQuery query, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Guid? last = null;
        for (var left = most; left > 0; left -= Piece)
        {
            var piece = await PieceAsync(caller, query, last, Math.Min(Piece, left), cancellationToken);
            foreach (var message in piece)
            {
                yield return message;
                last = message.Id;
            }

            if (piece.Count < Piece)
            {
                yield break;
            }
        }
    }

    private Task RecordAsync(Caller caller, int count, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                var messages = count == 1 ? "1 message" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} messages");
                audit.Record(context, new(AuditActions.HistoryExported, $"Exported {messages} of the history.", caller.PersonId, caller.Name, caller.LocationId));
                await context.SaveChangesAsync(token);
            },
            cancellationToken);
}

/// <summary>Every way asking for an export can end.</summary>
public abstract record ExportOutcome
{
    private ExportOutcome()
    {
    }

    /// <summary><paramref name="Messages"/>, newest first, are read while they are asked for; at most <paramref name="Count"/>.</summary>
    public sealed record Ready(int Count, IAsyncEnumerable<ExportedMessage> Messages) : ExportOutcome;

    /// <summary>More than <paramref name="Most"/> messages.</summary>
    public sealed record TooMany(int Most) : ExportOutcome;

    /// <summary>Only managers and administrators take messages out of the portal.</summary>
    public sealed record NotAllowed : ExportOutcome;
}
