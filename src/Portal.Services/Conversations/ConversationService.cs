using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Services.Conversations;

/// <summary>Lists the conversations of the caller's sub-account.</summary>
public sealed class ConversationService(IHighLevel service, ServiceReads reads, ConversationWatch watch, KnownSubAccounts subAccounts)
{
    internal const int PageSize = 25;
    private const int MostContacts = 50;

    /// <summary>As many as HighLevel gives at once.</summary>
    public const int MostUnread = 100;

    private readonly SharedAnswers<(AccessToken Token, ConversationQuery Query), ServiceAnswer<ServiceConversationPage>> _searches = new();

    /// <summary>One page. With a text, contacts who have no conversation yet are found too.</summary>
    public Task<Reading<ConversationPage>> ListAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken) =>
        ListAsync(caller, filter, ConversationScope.Whole, cancellationToken);

    /// <summary>The same of what belongs into <paramref name="scope"/>.</summary>
    internal async Task<Reading<ConversationPage>> ListAsync(Caller caller, ConversationFilter filter, ConversationScope scope, CancellationToken cancellationToken)
    {
        var place = ConversationPlace.Of(filter.After, PageSize);
        var conversations = scope.Pick is null
            ? RowsAsync(caller, filter, scope, place, PageSize, cancellationToken)
            : new ConversationWalk(scope, (at, size) => RowsAsync(caller, filter, scope, at, size, cancellationToken)).RunAsync(filter.After, cancellationToken);
        var contacts = ContactsAsync(caller, scope.IsWhole ? filter : new ConversationFilter(), cancellationToken);
        await Task.WhenAll(conversations, contacts);

        return (await conversations).Then(rows => contacts.Result.Then<ConversationPage>(found =>
        {
            NoteForWatch(caller, filter, scope, rows);
            return new Reading<ConversationPage>.Found(ConversationListing.Page(caller.LocationId, subAccounts.RulesOf(caller.LocationId), place, rows, found));
        }));
    }

    /// <summary>The conversations with unread messages, the newest first; at most <see cref="MostUnread"/>.</summary>
    public async Task<Reading<IReadOnlyList<ConversationSummary>>> UnreadAsync(Caller caller, CancellationToken cancellationToken)
    {
        var place = ConversationPlace.Of(null, MostUnread);
        var reading = await SearchAsync(caller, new ConversationFilter { UnreadOnly = true }, ConversationScope.Whole, place, type: null, cancellationToken);
        return reading.Then<IReadOnlyList<ConversationSummary>>(page => new Reading<IReadOnlyList<ConversationSummary>>.Found(
            ConversationListing.Page(
                caller.LocationId, subAccounts.RulesOf(caller.LocationId), place, ConversationRows.Merge([page.Conversations], place, MostUnread), new FoundContacts([], AreCut: false)).Items));
    }

    // The service filters by one message type, and a channel can have several: one question for each, in parallel.
    private async Task<Reading<ConversationRows>> RowsAsync(
        Caller caller, ConversationFilter filter, ConversationScope scope, ConversationPlace place, int size, CancellationToken cancellationToken)
    {
        string?[] types = filter.Channel is { } channel ? [.. channel.MessageTypes.Where(MessageTypes.InSearch.Contains)] : [null];
        var readings = await Task.WhenAll(types.Select(type => SearchAsync(caller, filter, scope, place, type, cancellationToken)));
        return readings.FirstOrDefault(reading => reading is not Reading<ServiceConversationPage>.Found) is { } failure
            ? failure.Then<ConversationRows>(_ => throw new InvalidOperationException("A failure holds no page."))
            : new Reading<ConversationRows>.Found(ConversationRows.Merge(
                readings.OfType<Reading<ServiceConversationPage>.Found>().Select(found => found.Value.Conversations), place, size));
    }

    private Task<Reading<ServiceConversationPage>> SearchAsync(
        Caller caller, ConversationFilter filter, ConversationScope scope, ConversationPlace place, string? type, CancellationToken cancellationToken)
    {
        var query = new ConversationQuery(caller.LocationId)
        {
            Text = filter.Text,
            UnreadOnly = filter.UnreadOnly,
            AssignedTo = scope.AssignedTo,
            InboundOnly = scope.InboundOnly,
            StarredOnly = scope.StarredOnly,
            LastMessageType = type,
            StartAfter = place.StartAfter,
            Limit = place.Limit,
        };
        return reads.AskAsync(caller, "these conversations", (token, stop) => AskAsync(token, query, stop), cancellationToken);
    }

    private Task<ServiceAnswer<ServiceConversationPage>> AskAsync(AccessToken token, ConversationQuery query, CancellationToken cancellationToken) =>
        _searches.AskAsync((token, query), asked => service.SearchConversationsAsync(asked.Token, asked.Query, CancellationToken.None), cancellationToken);

    private async Task<Reading<FoundContacts>> ContactsAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken)
    {
        // Who has no conversation has nothing unread and no channel, and stands on the first page.
        var asked = !string.IsNullOrWhiteSpace(filter.Text) && filter is { After: null, UnreadOnly: false, Channel: null };
        if (!asked)
        {
            return new Reading<FoundContacts>.Found(new FoundContacts([], AreCut: false));
        }

        var query = new ContactQuery(caller.LocationId, filter.Text, MostContacts);
        var reading = await reads.AskAsync(caller, "these contacts", (token, stop) => service.SearchContactsAsync(token, query, stop), cancellationToken);
        return reading.Then<FoundContacts>(found => new Reading<FoundContacts>.Found(new FoundContacts(found, found.Count >= MostContacts)));
    }

    private void NoteForWatch(Caller caller, ConversationFilter filter, ConversationScope scope, ConversationRows rows)
    {
        if (scope.IsWhole && filter is { UnreadOnly: false, Channel: null, After: null } && string.IsNullOrWhiteSpace(filter.Text))
        {
            watch.Note(new WatchTopic(caller.LocationId, null), Fingerprint.Of(rows.Rows));
        }
    }
}
