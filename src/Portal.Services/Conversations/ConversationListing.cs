using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>Rows of the service, newest first; <paramref name="HasMore"/> when there are others behind them.</summary>
internal sealed record ConversationRows(IReadOnlyList<ServiceConversation> Rows, bool HasMore)
{
    public static ConversationRows Merge(IEnumerable<IReadOnlyList<ServiceConversation>> pages, int pageSize)
    {
        IReadOnlyList<ServiceConversation>[] all = [.. pages];
        ServiceConversation[] rows = [.. all.SelectMany(page => page).OrderByDescending(row => row.SortValue ?? long.MinValue)];
        return new ConversationRows([.. rows.Take(pageSize)], rows.Length > pageSize || all.Any(page => page.Count >= pageSize));
    }
}

/// <summary>Makes a page of the list out of the service's rows.</summary>
internal static class ConversationListing
{
    public static ConversationPage Page(string locationId, SendingRules rules, ConversationCursor? after, ConversationRows rows, IReadOnlyList<ServiceContact> contacts)
    {
        var listedBefore = after?.ListedContacts ?? [];
        ConversationSummary[] conversations = [.. rows.Rows
            .Where(row => IsOf(locationId, row.LocationId) && !listedBefore.Contains(row.ContactId))
            .DistinctBy(row => row.ContactId)
            .Select(row => Summary(rules, row))];
        ConversationSummary[] without = [.. contacts
            .Where(contact => IsOf(locationId, contact.LocationId))
            .ExceptBy(conversations.Select(summary => summary.ContactId), contact => contact.Id)
            .DistinctBy(contact => contact.Id)
            .Select(Summary)];
        return new ConversationPage(
            [.. conversations, .. without], Next(after, rows, [.. listedBefore, .. without.Select(summary => summary.ContactId)]));
    }

    // The question named the sub-account, so a row may leave it out; what it may not is name another one.
    private static bool IsOf(string locationId, string? rowLocationId) => rowLocationId is null || rowLocationId == locationId;

    private static ConversationCursor? Next(ConversationCursor? after, ConversationRows rows, IReadOnlyList<string> listed) =>
        rows is { HasMore: true, Rows: [.., { SortValue: { } last }] } && last < (after?.SortValue ?? long.MaxValue)
            ? new ConversationCursor(last, listed)
            : null;

    private static ConversationSummary Summary(SendingRules rules, ServiceConversation row)
    {
        var channel = rules.OfMessageType(row.LastMessageType);
        return new ConversationSummary
        {
            ContactId = row.ContactId,
            ConversationId = row.Id,
            ContactName = ContactNames.FirstOf(row.ContactName, row.Email, row.Phone),
            Channel = channel,
            Snippet = Snippet.Of(row.LastMessageBody, channel == Channel.Email),
            IsInbound = row.LastMessageDirection?.ToLowerInvariant() switch { "inbound" => true, "outbound" => false, _ => null },
            At = row.LastMessageDate,
            Unread = row.UnreadCount,
        };
    }

    private static ConversationSummary Summary(ServiceContact contact) => new()
    {
        ContactId = contact.Id,
        ContactName = ContactMapping.Name(contact),
        Snippet = string.Empty,
    };
}
