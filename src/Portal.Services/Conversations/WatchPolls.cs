using Microsoft.Extensions.Logging;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Storage;

namespace Portal.Services.Conversations;

/// <summary>One look at the service on behalf of everybody who looks at the same.</summary>
internal sealed partial class WatchPolls(
    IHighLevel service, ServiceReads reads, ConversationIds conversations, RateLimits limits, SeenWaits waits, TimeProvider clock, ILogger<WatchPolls> logger)
{
    public bool ShouldWait(WatchTopic topic) => WatchPace.IsTight(limits.Last(topic.LocationId), clock.GetUtcNow());

    public async Task<Reading<long>> LookAsync(Caller caller, WatchTopic topic, CancellationToken cancellationToken)
    {
        try
        {
            return topic.ContactId is { } contactId
                ? await ThreadAsync(caller, contactId, cancellationToken)
                : await ListAsync(caller, cancellationToken);
        }
        catch (Exception exception)
        {
            if (!cancellationToken.IsCancellationRequested && !StorageFault.Explains(exception))
            {
                LogLookFailed(exception, topic.LocationId); // one bad look must not end the watching
            }

            return new Reading<long>.Unavailable("Looking failed.");
        }
    }

    private async Task<Reading<long>> ThreadAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var found = await conversations.FindAsync(caller, contactId, cancellationToken);
        return await found.ThenAsync(async conversationId =>
        {
            if (conversationId is null)
            {
                return new Reading<long>.Found(Fingerprint.Of(Array.Empty<ServiceMessage>()));
            }

            var query = new MessageQuery(conversationId) { Limit = ThreadService.PageSize };
            var page = await reads.AskAsync(caller, "this conversation", (token, stop) => service.ListMessagesAsync(token, query, stop), cancellationToken);
            if (page is Reading<ServiceMessagePage>.NotFound)
            {
                conversations.Forget(caller, contactId);
            }

            return page.Then<long>(rows =>
            {
                waits.Note(caller.LocationId, contactId, rows.Messages, areAll: !rows.HasOlder);
                return new Reading<long>.Found(Fingerprint.Of(rows.Messages));
            });
        });
    }

    private async Task<Reading<long>> ListAsync(Caller caller, CancellationToken cancellationToken)
    {
        var query = new ConversationQuery(caller.LocationId) { Limit = ConversationService.PageSize };
        var page = await reads.AskAsync(
            caller, "these conversations", (token, stop) => service.SearchConversationsAsync(token, query, stop), cancellationToken);
        return page.Then<long>(rows => new Reading<long>.Found(Fingerprint.Of(ConversationRows.Merge([rows.Conversations], ConversationPlace.Of(null, ConversationService.PageSize), ConversationService.PageSize).Rows)));
    }

    [LoggerMessage(LogLevel.Error, "Looking for changes in {LocationId} failed; the next look comes as planned.")]
    private partial void LogLookFailed(Exception exception, string locationId);
}
