using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Services.Messages;

/// <summary>Where messages are written down before anything is sent.</summary>
public sealed class MessageLedger(
    Database database, MessageChanges changes, DraftChanges drafts, DueSignal due, KnownSubAccounts subAccounts, ApprovalRule approvals, IOptions<UndoOptions> undo,
    ResponseClock responses, TimeProvider clock)
{
    private static readonly SendProblem NotByService = new(ContentField.SendAt, "In this sub-account the portal holds messages until their time, and not HighLevel.");

    /// <summary>Turns a draft into a message that takes the place of an earlier one where it says so, in one transaction: all of it happens or nothing.</summary>
    public async Task<SendResult> SendAsync(Caller caller, SendCommand command, CancellationToken cancellationToken)
    {
        if (Problems(caller, command) is { Count: > 0 } problems)
        {
            return new SendResult.Refused(problems);
        }

        var (result, replaced) = await database.WriteAsync((context, token) => StoreAsync(context, caller, command, token), cancellationToken);
        if (result is SendResult.Stored stored)
        {
            changes.Publish(new MessageChange(caller.LocationId, command.ContactId, stored.MessageId));
            drafts.Publish(new DraftChange(caller.LocationId, caller.PersonId, command.ContactId));
            due.Raise();
        }

        if (replaced is not null)
        {
            changes.Publish(new MessageChange(replaced.LocationId, replaced.ContactId, replaced.Id));
        }

        return result;
    }

    /// <summary>What the press with this token came to, for who could not be told: the message, or null when nothing was stored.</summary>
    public Task<Message?> FindPressAsync(Caller caller, Guid clientToken, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => OfPress(context, caller, clientToken).SingleOrDefaultAsync(token), cancellationToken);

    /// <summary>A message with its words; null when it does not exist or is not the caller's to see, which look the same from outside.</summary>
    public Task<Message?> FindAsync(Caller caller, Guid messageId, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == messageId, token), cancellationToken);

    private IReadOnlyList<SendProblem> Problems(Caller caller, SendCommand command) =>
    [
        .. SendCheck.OfContent(command.Channel, command.Content, subAccounts.RulesOf(caller.LocationId)),
        .. command.Plan is { HeldByService: true } && !subAccounts.RulesOf(caller.LocationId).ServiceMayHold ? [NotByService] : Array.Empty<SendProblem>(),
        .. command.Plan is { } plan && SendCheck.OfTime(plan.At, clock.GetUtcNow().UtcDateTime) is { } late ? [late] : Array.Empty<SendProblem>(),
    ];

    private static IQueryable<Message> OfPress(PortalDbContext context, Caller caller, Guid clientToken) =>
        context.Messages.Where(m => m.AuthorId == caller.PersonId && m.ClientToken == clientToken);

    private async Task<(SendResult Result, Message? Replaced)> StoreAsync(PortalDbContext context, Caller caller, SendCommand command, CancellationToken cancellationToken)
    {
        if (await OfPress(context, caller, command.ClientToken).SingleOrDefaultAsync(cancellationToken) is { } before)
        {
            return (IsWhat(command, before) ? new SendResult.Stored(before.Id, WasThereAlready: true) : new SendResult.OtherTextStored(before.Id), null);
        }

        var replaced = await Replacement.FindAsync(context, caller, command.Replaces, cancellationToken);
        if (replaced?.Doubling is { } doubling && doubling != command.Accepted && !await WasAcceptedAsync(context, caller, command, doubling, cancellationToken))
        {
            return (new SendResult.WouldDouble(doubling), null);
        }

        var need = await approvals.NeedAsync(context, caller, command.ContactId, command.Channel, command.Content.Frozen(), cancellationToken);
        if (need is null && await AnsweredAsync(context, caller, command, cancellationToken) is { Count: > 0 } answers)
        {
            return (new SendResult.AnsweredByColleague(answers), null);
        }

        if (await TakeDraftAsync(context, caller, command, cancellationToken) is { } stop)
        {
            return (stop, null);
        }

        var message = Compose(caller, command, replaced?.Last, await PreferenceStore.OfAsync(context, caller.PersonId, cancellationToken));
        if (need is not null)
        {
            message.Submit(need);
        }

        await AnswerAsync(context, message, cancellationToken);
        context.Add(message);
        context.Add(message.Write(caller, replaced?.Doubling?.Told));
        var gone = GiveWay(context, caller, replaced?.Last);
        await context.SaveChangesAsync(cancellationToken);
        return (new SendResult.Stored(message.Id, WasThereAlready: false), gone);
    }

    private async Task AnswerAsync(PortalDbContext context, Message message, CancellationToken cancellationToken)
    {
        if (!message.AnswersWhenItGoes && message.MayGo && responses.Find(message.LocationId, message.ContactId, message.CreatedAt) is { } response
            && !await context.HaveAnsweredAsync(message, response.Since, cancellationToken))
        {
            message.Answer(response);
        }
    }

    // The first one is kept from being seen by neither of two who press at the same moment. What waits for approval reaches nobody yet.
    private async Task<IReadOnlyList<ColleaguesAnswer>> AnsweredAsync(PortalDbContext context, Caller caller, SendCommand command, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!ColleaguesAnswers.Concern(command.Plan?.At, now))
        {
            return [];
        }

        await database.OneAtATimeAsync(context, ColleaguesAnswers.Turn(caller, command.ContactId), cancellationToken);
        return await ColleaguesAnswers.FindAsync(context, caller, command.ContactId, command.Seen, now, cancellationToken);
    }

    // What was said about a doubling is kept with the first event of the message that it was said for.
    private static async Task<bool> WasAcceptedAsync(PortalDbContext context, Caller caller, SendCommand command, Doubling doubling, CancellationToken cancellationToken) =>
        command.Restores is { } id
        && await context.VisibleTo(caller).SingleOrDefaultAsync(m => m.Id == id && m.State == MessageState.Cancelled, cancellationToken) is { } before
        && before.ContactId == command.ContactId && before.Content == command.Content.Frozen()
        && await context.MessageEvents.AnyAsync(e => e.MessageId == id && e.Number == 1 && e.Detail == doubling.Told, cancellationToken);

    private Message? GiveWay(PortalDbContext context, Caller caller, Message? replaced)
    {
        if (replaced is null || !caller.MayActOn(replaced.AuthorId) || replaced.GiveWay(caller, clock.GetUtcNow().UtcDateTime) is not { } step)
        {
            return null;
        }

        context.Add(step);
        return replaced;
    }

    // Its plan by the clock on the wall, as it was chosen: a database may cut a moment's last digits.
    private static bool IsWhat(SendCommand command, Message message) =>
        (message.ContactId, message.ChannelKey, message.PlannedWall, message.PlannedZone) == (command.ContactId, command.Channel.Key, command.Plan?.Wall, command.Plan?.Zone)
        && message.Content == command.Content.Frozen();

    /// <summary>Removes the draft; says why not when it is no longer the one that the caller has seen.</summary>
    private static async Task<SendResult?> TakeDraftAsync(PortalDbContext context, Caller caller, SendCommand command, CancellationToken cancellationToken)
    {
        if (command.DraftId is not { } id)
        {
            return null;
        }

        var draft = await context.Drafts.SingleOrDefaultAsync(
            d => d.Id == id && d.AuthorId == caller.PersonId && d.LocationId == caller.LocationId, cancellationToken);
        if (draft is null)
        {
            return new SendResult.DraftGone();
        }

        if (draft.Version != command.DraftVersion)
        {
            return new SendResult.DraftChanged(draft);
        }

        context.Remove(draft);
        return null;
    }

    private Message Compose(Caller caller, SendCommand command, Message? replaced, Preferences preferences)
    {
        var now = clock.GetUtcNow();
        var time = command.Plan is null ? undo.Value.From(now.UtcDateTime, command.Channel, preferences) : new UndoTime(Until: null, command.Plan.HeldByService ? now.UtcDateTime : command.Plan.At);
        return new Message
        {
            Id = Guid.CreateVersion7(now),
            LocationId = caller.LocationId,
            AuthorId = caller.PersonId,
            AuthorName = caller.Name,
            ContactId = command.ContactId,
            ContactName = command.ContactName,
            ChannelKey = command.Channel.Key,
            Content = command.Content.Frozen(),
            ClientToken = command.ClientToken,
            CreatedAt = now.UtcDateTime,
            Plan = command.Plan,
            UndoUntil = time.Until,
            DueAt = time.DueAt,
            StateAt = now.UtcDateTime,
            RetryOf = replaced?.Id,
        };
    }
}
