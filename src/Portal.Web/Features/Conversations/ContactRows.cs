using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>How the rows on the screen become those that have just been read.</summary>
internal static class ContactRows
{
    public static IReadOnlyList<ConversationSummary> Append(IReadOnlyList<ConversationSummary> rows, IReadOnlyList<ConversationSummary> more)
    {
        var known = rows.Select(r => r.ContactId).ToHashSet(StringComparer.Ordinal);
        return [.. rows, .. more.Where(r => known.Add(r.ContactId))];
    }

    /// <summary>
    /// The newest page above what was loaded behind it. The contact in <paramref name="keep"/>, whose conversation is open, stays
    /// in its place even when it no longer matches, as an unread one does that is being read.
    /// </summary>
    public static IReadOnlyList<ConversationSummary> Merge(IReadOnlyList<ConversationSummary> rows, ConversationPage newest, string? keep)
    {
        List<ConversationSummary> merged = [.. newest.Next is null ? newest.Items : Append(newest.Items, [.. rows.Where(row => MayBeBehind(row, newest))])];
        if (keep is not null && merged.All(r => r.ContactId != keep) && rows.FirstOrDefault(r => r.ContactId == keep) is { } open)
        {
            var place = rows.TakeWhile(r => r.ContactId != keep).Count();
            merged.Insert(Math.Min(place, merged.Count), open with { Unread = 0 });
        }

        return merged;
    }

    // Who would stand on the newest page, and does not, is in the list no more.
    private static bool MayBeBehind(ConversationSummary row, ConversationPage newest) =>
        newest.Contacts?.Contains(row.ContactId) ?? !(newest.Items is [.., var last] && row.At > last.At);
}
