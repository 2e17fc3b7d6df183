using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Search;
using Portal.Services.Storage;

namespace Portal.Services.History;

/// <summary>What was asked of a contact: their id, or a part of a name that they had.</summary>
internal sealed class ContactMatch
{
    // Where more of them fit, a walk over the messages soon meets enough that fit.
    private const int MostNames = 200;

    private readonly string _text;
    private readonly string[] _patterns;

    // The contacts that can be meant, so that only their messages are read; null where they are too many, or not looked up.
    private string[]? _contacts;
    private bool _byAnyName;

    private ContactMatch(string text) => (_text, _patterns) = (text, [.. Spellings(text).Select(s => $"%{Escaped(s)}%").Distinct()]);

    /// <summary>Null where no contact is asked for. Nothing is looked up.</summary>
    public static ContactMatch? Of(HistoryQuery query) => StoredText.Of(query.Contact) is { Length: > 0 } text ? new(text) : null;

    /// <summary>Looks up who can be meant.</summary>
    public static async Task<ContactMatch?> FindAsync(PortalDbContext context, string locationId, HistoryQuery query, CancellationToken cancellationToken)
    {
        var match = Of(query);
        if (match is not null)
        {
            await match.LookUpAsync(context.KnownContacts.Where(c => c.LocationId == locationId), cancellationToken);
        }

        return match;
    }

    public IQueryable<Message> Of(IQueryable<Message> messages)
    {
        messages = _contacts is { } contacts ? messages.Where(m => contacts.Contains(m.ContactId)) : messages;
        return _byAnyName ? messages
            : _patterns is [var pattern] ? messages.Where(m => m.ContactId == _text || EF.Functions.Like(SqlText.Lower(m.ContactName), pattern, @"\"))
            : messages.Where(m => m.ContactId == _text || _patterns.Any(p => EF.Functions.Like(SqlText.Lower(m.ContactName), p, @"\")));
    }

    private async Task LookUpAsync(IQueryable<KnownContact> known, CancellationToken cancellationToken)
    {
        var named = _patterns is [var pattern]
            ? known.Where(c => c.ContactId == _text || EF.Functions.Like(SqlText.Lower(c.ContactName), pattern, @"\"))
            : known.Where(c => c.ContactId == _text || _patterns.Any(p => EF.Functions.Like(SqlText.Lower(c.ContactName), p, @"\")));
        var fitting = await named.Select(c => c.ContactId).Take(MostNames + 1).ToListAsync(cancellationToken);
        if (fitting.Count <= MostNames)
        {
            string[] contacts = [.. fitting.Distinct()];

            // Whose every name fits need not be asked for it again, message by message.
            (_contacts, _byAnyName) = (contacts, await known.CountAsync(c => contacts.Contains(c.ContactId), cancellationToken) == fitting.Count);
        }
    }

    // SQLite's LIKE and its lower() know upper and lower case only of A to Z; PostgreSQL's LIKE none, and its lower() all. A to Z are in lower case for both.
    private static IEnumerable<string> Spellings(string text) =>
        new[] { text, text.ToLowerInvariant(), text.ToUpperInvariant(), char.ToUpperInvariant(text[0]) + text[1..] }.Select(LowerAscii);

    private static string LowerAscii(string text) => string.Concat(text.Select(c => char.IsAsciiLetterUpper(c) ? char.ToLowerInvariant(c) : c));

    private static string Escaped(string text) =>
        text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal);
}
