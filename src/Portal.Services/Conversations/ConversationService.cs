using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Lists the conversations of the caller's sub-account.</summary>
public sealed class ConversationService(IHighLevel service, ServiceReads reads, ConversationWatch watch, IOptions<SendingRulesOptions> rules)
{
    internal const int PageSize = 25;

    /// <summary>One page. With a text, contacts who have no conversation yet are found too.</summary>
    public async Task<Reading<ConversationPage>> ListAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken)
    {
        var conversations = RowsAsync(caller, filter, cancellationToken);
        var contacts = ContactsAsync(caller, filter, cancellationToken);
        await Task.WhenAll(conversations, contacts);

        return (await conversations).Then(rows => contacts.Result.Then<ConversationPage>(found =>
        {
            NoteForWatch(caller, filter, rows);
            return new Reading<ConversationPage>.Found(ConversationListing.Page(caller.LocationId, rules.Value.Of(caller.LocationId), filter.After, rows, found));
        }));
    }

    // The service filters by one message type, and a channel can have several: one question for each, in parallel.
    private async Task<Reading<ConversationRows>> RowsAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken)
    {
        string?[] types = filter.Channel is { } channel ? [.. channel.MessageTypes] : [null];
        var readings = await Task.WhenAll(types.Select(type => SearchAsync(caller, filter, type, cancellationToken)));
        return readings.FirstOrDefault(reading => reading is not Reading<ServiceConversationPage>.Found) is { } failure
            ? failure.Then<ConversationRows>(_ => throw new InvalidOperationException("A failure holds no page."))
            : new Reading<ConversationRows>.Found(ConversationRows.Merge(
                readings.OfType<Reading<ServiceConversationPage>.Found>().Select(found => found.Value.Conversations), PageSize));
    }

    private Task<Reading<ServiceConversationPage>> SearchAsync(Caller caller, ConversationFilter filter, string? type, CancellationToken cancellationToken)
    {
        var query = new ConversationQuery(caller.LocationId)
        {
            Text = filter.Text,
            UnreadOnly = filter.UnreadOnly,
            LastMessageType = type,
            StartAfter = filter.After?.SortValue,
            Limit = PageSize,
        };
        return reads.AskAsync(caller, "these conversations", (token, stop) => service.SearchConversationsAsync(token, query, stop), cancellationToken);
    }

    private async Task<Reading<IReadOnlyList<ServiceContact>>> ContactsAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken)
    {
        // Who has no conversation has nothing unread and no channel, and stands on the first page.
        var asked = !string.IsNullOrWhiteSpace(filter.Text) && filter is { After: null, UnreadOnly: false, Channel: null };
        return asked
            ? await reads.AskAsync(
                caller, "these contacts", (token, stop) => service.SearchContactsAsync(token, new ContactQuery(caller.LocationId, filter.Text), stop), cancellationToken)
            : new Reading<IReadOnlyList<ServiceContact>>.Found([]);
    }

    private void NoteForWatch(Caller caller, ConversationFilter filter, ConversationRows rows)
    {
        if (filter is { UnreadOnly: false, Channel: null, After: null } && string.IsNullOrWhiteSpace(filter.Text))
        {
            watch.Note(new WatchTopic(caller.LocationId, null), Fingerprint.Of(rows.Rows));
        }
    }
}
