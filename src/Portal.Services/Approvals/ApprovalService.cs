using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Approvals;

/// <summary>What those who may approve do with messages that wait for it. Each is one conditional step on what the person saw.</summary>
public sealed class ApprovalService(
    Database database, MessageChanges changes, DueSignal due, KnownSubAccounts subAccounts, IOptions<UndoOptions> undo, AuditTrail audit, TimeProvider clock)
{
    public const int LongestNote = 1000;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>It goes at its time, or at once after the channel's time to undo.</summary>
    public Task<ApprovalResult> ApproveAsync(Caller caller, SeenMessage seen, CancellationToken cancellationToken) =>
        DecideAsync(caller, seen, (context, message, token) => ApproveAsync(context, caller, message, token), cancellationToken);

    /// <summary>The same to the same people in other words: subject and body of <paramref name="words"/>, everything else as its author chose it.</summary>
    public Task<ApprovalResult> RewordAsync(Caller caller, SeenMessage seen, MessageContent words, CancellationToken cancellationToken) =>
        DecideAsync(caller, seen, (context, message, token) => RewordAsync(context, caller, message, words, token), cancellationToken);

    /// <summary>It is held, with a note for its author.</summary>
    public Task<ApprovalResult> SendBackAsync(Caller caller, SeenMessage seen, string note, CancellationToken cancellationToken) =>
        NoteProblem(note) is { } problem
            ? Task.FromResult<ApprovalResult>(new ApprovalResult.Refused([problem]))
            : DecideAsync(caller, seen, (context, message, _) => Task.FromResult<ApprovalResult>(SendBack(context, caller, message, note.Trim())), cancellationToken);

    private static SendProblem? NoteProblem(string note) =>
        InvisibleCharacters.IsBlank(note) ? new SendProblem(ContentField.Body, "Write what its author is to change.")
        : note.Length > LongestNote ? new SendProblem(ContentField.Body, $"A note takes at most {LongestNote} characters; this has {note.Length}.")
        : null;

    private async Task<ApprovalResult> ApproveAsync(PortalDbContext context, Caller caller, Message message, CancellationToken cancellationToken)
    {
        if (message.PlannedAt <= Now)
        {
            return new ApprovalResult.TimePassed();
        }

        var before = message.Copy();
        context.Add(message.Approve(caller, await UndoTimeAsync(context, caller, message, cancellationToken), Now));
        Record(context, caller, AuditActions.MessageApproved, $"Approved a message by {message.AuthorName}.");
        return new ApprovalResult.Done(message.Id, message.UndoUntil is { } until ? new LetGo(before, message.Id, until) : null);
    }

    private async Task<ApprovalResult> RewordAsync(PortalDbContext context, Caller caller, Message message, MessageContent words, CancellationToken cancellationToken)
    {
        var content = message.Content with { Body = words.Body, Subject = words.Subject };
        if (SendCheck.OfContent(message.Channel, content, subAccounts.RulesOf(message.LocationId)) is { Count: > 0 } problems)
        {
            return new ApprovalResult.Refused(problems);
        }

        if (message.PlannedAt <= Now)
        {
            return new ApprovalResult.TimePassed();
        }

        if (await context.Messages.AnyAsync(m => m.RetryOf == message.Id, cancellationToken))
        {
            return new ApprovalResult.Refused([new SendProblem(ContentField.Body, "Its author has written another message in its place. Approve it as it is, or send it back.")]);
        }

        var reworded = message.Reworded(content, Now);
        context.Add(message.GiveWayToReworded(caller, Now));
        context.Add(reworded);
        context.Add(reworded.WriteReworded(caller));
        await context.SaveChangesAsync(cancellationToken); // its writing and its approval are two steps
        var before = reworded.Copy();
        context.Add(reworded.Approve(caller, await UndoTimeAsync(context, caller, reworded, cancellationToken), Now));
        Record(context, caller, AuditActions.MessageApproved, $"Approved a message by {message.AuthorName} in other words.");
        return new ApprovalResult.Done(reworded.Id, reworded.UndoUntil is { } until ? new LetGo(before, reworded.Id, until) : null);
    }

    private async Task<UndoTime> UndoTimeAsync(PortalDbContext context, Caller caller, Message message, CancellationToken cancellationToken) =>
        undo.Value.From(Now, message.Channel, await PreferenceStore.OfAsync(context, caller.PersonId, cancellationToken));

    private ApprovalResult.Done SendBack(PortalDbContext context, Caller caller, Message message, string note)
    {
        context.Add(message.SendBack(caller, note, Now));
        Record(context, caller, AuditActions.MessageSentBack, $"Sent back a message by {message.AuthorName}.");
        return new ApprovalResult.Done(message.Id);
    }

    private void Record(PortalDbContext context, Caller caller, string action, string what) =>
        audit.Record(context, new AuditRecord(action, what, caller.PersonId, caller.Name, caller.LocationId));

    private async Task<ApprovalResult> DecideAsync(
        Caller caller, SeenMessage seen, Func<PortalDbContext, Message, CancellationToken, Task<ApprovalResult>> decide, CancellationToken cancellationToken)
    {
        if (!caller.MayApprove)
        {
            return new ApprovalResult.NotAllowed();
        }

        var (result, message) = await database.WriteAsync<(ApprovalResult Result, Message? Message)>(
            async (context, token) =>
            {
                if (await context.Messages.SingleOrDefaultAsync(m => m.Id == seen.Id && m.LocationId == caller.LocationId, token) is not { } found)
                {
                    return (new ApprovalResult.NotFound(), null);
                }

                var decided = Obstacle(caller, found, seen) ?? await decide(context, found, token);
                await context.SaveChangesAsync(token);
                return (decided, found);
            },
            cancellationToken);
        if (message is not null && result is ApprovalResult.Done done)
        {
            Tell(message, done);
        }

        return result;
    }

    private static ApprovalResult? Obstacle(Caller caller, Message message, SeenMessage seen) =>
        message.AuthorId == caller.PersonId ? new ApprovalResult.OwnMessage()
        : message.State is not MessageState.WaitingForApproval || SeenMessage.Of(message) != seen ? new ApprovalResult.Changed(message.State)
        : null;

    private void Tell(Message message, ApprovalResult.Done done)
    {
        foreach (var id in new[] { message.Id, done.MessageId }.Distinct())
        {
            changes.Publish(new MessageChange(message.LocationId, message.ContactId, id));
        }

        due.Raise();
    }
}
