using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.People;

namespace Portal.Services.Inbox;

/// <summary>What the team does with a conversation: who has it, what is read or starred, what is put aside. All of it is seen by all, here and, as far as it has it, in HighLevel.</summary>
public sealed class InboxService(Assigning assigning, ServiceMarks marks, PuttingAside aside, ConversationIds conversations)
{
    /// <summary>Who only drafts changes nothing that all others see.</summary>
    public static bool MayChange(Caller caller) => caller.MaySend;

    public async Task<InboxResult> DoAsync(Caller caller, string contactId, InboxCommand command, CancellationToken cancellationToken)
    {
        if (!MayChange(caller))
        {
            return new InboxResult.NotDone("Your role may read conversations and draft messages, and not share them out.");
        }

        if (command is InboxCommand.Assign assign)
        {
            return await assigning.AssignAsync(caller, contactId, assign.UserId, cancellationToken);
        }

        // What the caller's sub-account has no conversation with is not marked, whatever the browser sends.
        return await conversations.FindAsync(caller, contactId, cancellationToken) switch
        {
            Reading<string?>.Found({ } conversationId) => await DoAsync(caller, contactId, conversationId, command, cancellationToken),
            Reading<string?>.Found => new InboxResult.NotDone("There is no conversation with this contact yet."),
            var reading => NotDone(reading),
        };
    }

    /// <summary>Takes a step back, unless somebody has changed the same since.</summary>
    public async Task<InboxResult> UndoAsync(Caller caller, InboxStep step, CancellationToken cancellationToken) =>
        step.LocationId != caller.LocationId || !MayChange(caller) ? new InboxResult.NotDone("You are in another sub-account now.")
        : step switch
        {
            InboxStep.Assignment assignment => await assigning.UndoAsync(caller, assignment, cancellationToken),
            InboxStep.Mark mark => await aside.UndoAsync(caller, mark, cancellationToken),
            _ => await marks.UndoAsync(caller, step, cancellationToken),
        };

    private Task<InboxResult> DoAsync(Caller caller, string contactId, string conversationId, InboxCommand command, CancellationToken cancellationToken) => command switch
    {
        InboxCommand.MarkRead read => marks.MarkReadAsync(caller, contactId, conversationId, read.IsRead, cancellationToken),
        InboxCommand.Star star => marks.StarAsync(caller, contactId, conversationId, star.IsStarred, cancellationToken),
        InboxCommand.Snooze snooze => aside.SnoozeAsync(caller, contactId, snooze.Until, cancellationToken),
        InboxCommand.MarkDone => aside.DoneAsync(caller, contactId, cancellationToken),
        InboxCommand.Open => aside.OpenAsync(caller, contactId, cancellationToken),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is done elsewhere."),
    };

    internal static InboxResult.NotDone NotDone<T>(Reading<T> reading) => new(reading switch
    {
        Reading<T>.NotFound notFound => notFound.Reason,
        Reading<T>.NotAllowed notAllowed => notAllowed.Reason,
        Reading<T>.Unavailable unavailable => unavailable.Reason,
        _ => throw new InvalidOperationException("Nothing went wrong."),
    });
}
