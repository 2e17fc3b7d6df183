using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>Rows of the service, newest first; <paramref name="HasMore"/> when there are others behind them.</summary>
internal sealed record ConversationRows(IReadOnlyList<ServiceConversation> Rows, bool HasMore)
{
    /// <summary>Picked by a <see cref="ConversationWalk"/> out of more rows, so that it goes on at <see cref="Cursor"/> and not behind the last of <see cref="Rows"/>.</summary>
    public bool IsWalked { get; init; }

    /// <summary>Null at the end.</summary>
    public ConversationCursor? Cursor { get; init; }

    /// <summary>One page out of the answers to several questions from the same place.</summary>
    public static ConversationRows Merge(IEnumerable<IReadOnlyList<ServiceConversation>> answers, ConversationPlace place, int pageSize)
    {
        IReadOnlyList<ServiceConversation>[] all = [.. answers];
        IReadOnlyList<ServiceConversation>[] cut = [.. all.Where(answer => answer.Count >= place.Limit)];
        var known = cut.Select(answer => Sort(answer[^1])).DefaultIfEmpty(long.MinValue).Max(); // what is older may have others between
        ServiceConversation[] rows = [.. all.SelectMany(answer => answer)
            .Where(row => Sort(row) >= known && !place.Shown.Contains(row.Id))
            .DistinctBy(row => row.Id)
            .OrderByDescending(Sort).ThenBy(row => row.Id, StringComparer.Ordinal)];
        return new ConversationRows([.. rows.Take(pageSize)], rows.Length > pageSize || cut.Length > 0);
    }

    private static long Sort(ServiceConversation row) => row.SortValue ?? long.MinValue;
}

/// <summary>
/// From where a page is asked for. The service gives what is strictly older than a time, so the time of the last row is asked for again,
/// and what was shown of it already is left out.
/// </summary>
internal sealed record ConversationPlace(long? StartAfter, int Limit, IReadOnlySet<string> Shown, IReadOnlyList<string> ListedContacts, ConversationCursor? Cursor)
{
    /// <summary>What the service gives at once.</summary>
    private const int Most = 100;

    public static ConversationPlace Of(ConversationCursor? after, int pageSize) => after switch
    {
        null => new(null, pageSize, new HashSet<string>(), [], null),
        { IsPast: true } => new(after.SortValue, pageSize, new HashSet<string>(), after.ListedContacts, after),
        _ => new(after.SortValue + 1, Math.Min(Most, pageSize + after.Shown.Count), after.Shown.ToHashSet(StringComparer.Ordinal), after.ListedContacts, after),
    };

    /// <summary>Null behind the last page, and where the service does not go on.</summary>
    public ConversationCursor? After(ConversationRows rows, IReadOnlyList<string> listedContacts)
    {
        if (!rows.HasMore)
        {
            return null;
        }

        if (rows.Rows is not [.., { SortValue: { } last }])
        {
            return Cursor is { IsPast: false } ? Cursor with { IsPast = true, Shown = [] } : null;
        }

        var isSame = Cursor is { IsPast: false } && Cursor.SortValue == last;
        string[] shown = [.. isSame ? Cursor!.Shown : [], .. rows.Rows.Where(row => row.SortValue == last).Select(row => row.Id)];
        var goesOn = Cursor is null || last < Cursor.SortValue || isSame;
        return !goesOn ? null
            : shown.Length < Most ? new ConversationCursor(last, shown, listedContacts)
            : new ConversationCursor(last, [], listedContacts) { IsPast = true };
    }
}

/// <summary>Contacts who match a search; <paramref name="AreCut"/> when there may be more of them.</summary>
internal sealed record FoundContacts(IReadOnlyList<ServiceContact> Contacts, bool AreCut);
