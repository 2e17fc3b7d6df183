using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;

namespace Portal.Services.Conversations;

/// <summary>Makes a page of the list out of the service's rows.</summary>
internal static class ConversationListing
{
    private const string TooManyAtOnce = "More conversations have the same time than HighLevel can list. Search for whoever is missing.";
    private const string LookedSoFar = "Not all conversations have been looked through yet. “Show more” looks further back.";
    private const string TooManyContacts = "More contacts match than are listed here. Write more of the name.";

    public static ConversationPage Page(string locationId, SendingRules rules, ConversationPlace place, ConversationRows rows, FoundContacts contacts)
    {
        var listedBefore = place.ListedContacts;
        ConversationSummary[] conversations = [.. rows.Rows
            .Where(row => IsOf(locationId, row.LocationId) && !listedBefore.Contains(row.ContactId))
            .DistinctBy(row => row.ContactId)
            .Select(row => Summary(rules, row))];
        ConversationSummary[] without = [.. contacts.Contacts
            .Where(contact => IsOf(locationId, contact.LocationId))
            .ExceptBy(conversations.Select(summary => summary.ContactId), contact => contact.Id)
            .DistinctBy(contact => contact.Id)
            .Select(Summary)];
        var next = rows.IsWalked ? rows.Cursor : place.After(rows, [.. listedBefore, .. without.Select(summary => summary.ContactId)]);
        return new ConversationPage([.. conversations, .. without], next)
        {
            Note = next is { IsPast: true } ? TooManyAtOnce : contacts.AreCut ? TooManyContacts
                : next is not null && rows.IsWalked && rows.Rows.Count < ConversationService.PageSize ? LookedSoFar : null,
        };
    }

    // The question named the sub-account, so a row may leave it out; what it may not is name another one.
    public static bool IsOf(string locationId, string? rowLocationId) => rowLocationId is null || rowLocationId == locationId;

    public static ConversationSummary Summary(SendingRules rules, ServiceConversation row)
    {
        var channel = rules.OfMessageType(row.LastMessageType);
        return new ConversationSummary
        {
            ContactId = row.ContactId,
            ConversationId = row.Id,
            ContactName = ContactNames.FirstOf(row.ContactName, row.Email, row.Phone),
            Channel = channel,
            Snippet = Snippet.Of(row.LastMessageBody, mayBeHtml: channel == Channel.Email),
            IsInbound = row.LastMessageDirection?.ToLowerInvariant() switch { "inbound" => true, "outbound" => false, _ => null },
            At = row.LastMessageDate,
            Unread = row.UnreadCount,
            AssignedTo = row.AssignedTo,
            IsStarred = row.IsStarred,
            Tags = row.Tags,
        };
    }

    private static ConversationSummary Summary(ServiceContact contact) => new()
    {
        ContactId = contact.Id,
        ContactName = ContactMapping.Name(contact),
        Snippet = string.Empty,
    };
}
