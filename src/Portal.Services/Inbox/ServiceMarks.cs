using Portal.Services.Connections;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Inbox;

/// <summary>The marks that HighLevel keeps: what is read, and what is starred.</summary>
public sealed class ServiceMarks(IHighLevel service, ServiceReads reads, ConversationIds conversations, InboxRecords records)
{
    internal async Task<InboxResult> MarkReadAsync(Caller caller, string contactId, string conversationId, bool isRead, CancellationToken cancellationToken) =>
        await ConversationAsync(caller, conversationId, cancellationToken) switch
        {
            Reading<ServiceConversation>.Found(var now) when now.UnreadCount == 0 == isRead => new InboxResult.Same(),
            Reading<ServiceConversation>.Found(var now) => await ChangeAsync(
                caller, conversationId, new ConversationChange(Unread: isRead ? 0 : 1), new InboxStep.Unread(caller.LocationId, contactId, now.UnreadCount, isRead ? 0 : 1), cancellationToken),
            var reading => InboxService.NotDone(reading),
        };

    internal async Task<InboxResult> StarAsync(Caller caller, string contactId, string conversationId, bool isStarred, CancellationToken cancellationToken) =>
        await ConversationAsync(caller, conversationId, cancellationToken) switch
        {
            Reading<ServiceConversation>.Found(var now) when now.IsStarred == isStarred => new InboxResult.Same(),
            Reading<ServiceConversation>.Found(var now) => await ChangeAsync(
                caller, conversationId, new ConversationChange(Starred: isStarred), new InboxStep.Star(caller.LocationId, contactId, now.IsStarred), cancellationToken),
            var reading => InboxService.NotDone(reading),
        };

    internal async Task<InboxResult> UndoAsync(Caller caller, InboxStep step, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(caller, step.ContactId, cancellationToken) is not Reading<string?>.Found({ } conversationId))
        {
            return new InboxResult.ChangedSince();
        }

        return await ConversationAsync(caller, conversationId, cancellationToken) switch
        {
            Reading<ServiceConversation>.Found(var now) when !IsAsLeft(now, step) => new InboxResult.ChangedSince(),
            Reading<ServiceConversation>.Found => await ChangeAsync(caller, conversationId, Back(step), Turned(step), cancellationToken),
            var reading => InboxService.NotDone(reading),
        };
    }

    private static bool IsAsLeft(ServiceConversation now, InboxStep step) => step switch
    {
        InboxStep.Unread unread => now.UnreadCount == unread.After,
        InboxStep.Star star => now.IsStarred != star.Before,
        _ => false,
    };

    private static ConversationChange Back(InboxStep step) => step switch
    {
        InboxStep.Unread unread => new ConversationChange(Unread: unread.Before),
        InboxStep.Star star => new ConversationChange(Starred: star.Before),
        _ => throw new InvalidOperationException($"{step.GetType().Name} is undone elsewhere."),
    };

    private static InboxStep Turned(InboxStep step) => step switch
    {
        InboxStep.Unread unread => unread with { Before = unread.After, After = unread.Before },
        InboxStep.Star star => star with { Before = !star.Before },
        _ => step,
    };

    private async Task<InboxResult> ChangeAsync(Caller caller, string conversationId, ConversationChange change, InboxStep step, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(caller, "this conversation", (token, stop) => service.ChangeConversationAsync(token, conversationId, change, stop), cancellationToken);
        if (reading is Reading<bool>.NotAllowed refused)
        {
            return new InboxResult.NotDone($"{refused.Reason} Needed is “{Permissions.ChangeConversations}”.");
        }

        if (reading is not Reading<bool>.Found)
        {
            return InboxService.NotDone(reading);
        }

        records.Publish(caller.LocationId, step.ContactId);
        return new InboxResult.Changed(step);
    }

    private async Task<Reading<ServiceConversation>> ConversationAsync(Caller caller, string conversationId, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(caller, "this conversation", (token, stop) => service.GetConversationAsync(token, conversationId, stop), cancellationToken);
        return reading.Then<ServiceConversation>(now => (now.LocationId ?? caller.LocationId) == caller.LocationId
            ? new Reading<ServiceConversation>.Found(now)
            : new Reading<ServiceConversation>.NotFound("The service does not have this conversation in this sub-account."));
    }
}
