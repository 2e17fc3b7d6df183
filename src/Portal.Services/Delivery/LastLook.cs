using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Responses;
using Portal.Services.SubAccounts;

namespace Portal.Services.Delivery;

/// <summary>
/// Checks once more what was planned, and what a person let go later from a list: much may have happened since it was written. What is
/// sent as soon as it is written was checked in the dialog a moment ago.
/// </summary>
internal sealed class LastLook(ContactReads reads, KnownSubAccounts subAccounts, SeenWaits waits, TimeProvider clock)
{
    // What was seen before a machine fell asleep is not what is there when it wakes.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(45);
    private const int Tries = 2;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Null when it may go.</summary>
    public async Task<SendAttempt?> ObstacleAsync(Message message, CancellationToken cancellationToken)
    {
        if (message is { PlannedAt: null, PlannedOn: null } || message.IsForServiceToHold(Now))
        {
            return null;
        }

        return NotAllowed(message) is { } reason
            ? new SendAttempt.HeldBack(HoldKind.NotAllowed, reason)
            : await FreshAsync(message, cancellationToken);
    }

    private async Task<SendAttempt?> FreshAsync(Message message, CancellationToken cancellationToken)
    {
        for (var i = 0; i < Tries; i++)
        {
            var asked = clock.GetTimestamp();
            var obstacle = await ContactAsync(message, cancellationToken);
            if (obstacle is not null || clock.GetElapsedTime(asked) < Fresh)
            {
                return obstacle;
            }
        }

        return new SendAttempt.Answered(new SendOutcome.TryAgain(null, "HighLevel took too long to show whether this may go."));
    }

    private string? NotAllowed(Message message) =>
        subAccounts.Find(message.LocationId) is null ? "This sub-account is no longer served by the portal."
        : SendCheck.OfContent(message.Channel, message.Content, subAccounts.RulesOf(message.LocationId)) is [var problem, ..] ? problem.Reason
        : null;

    private async Task<SendAttempt?> ContactAsync(Message message, CancellationToken cancellationToken)
    {
        var reading = await reads.ContactAsync(message, cancellationToken);
        if (reading is not Reading<ServiceContact>.Found(var contact) || contact.LocationId != message.LocationId)
        {
            return Unread(reading, $"HighLevel no longer has {message.ContactName}.");
        }

        if (!message.OnlyIfUnanswered && message.Channel.Window is null)
        {
            return Closed(message, contact, LastInbound.None);
        }

        var newest = await reads.NewestAsync(message, cancellationToken);
        if (newest is Reading<ServiceMessagePage>.Found(var seen))
        {
            waits.Note(message.LocationId, message.ContactId, seen.Messages, areAll: !seen.HasOlder);
        }

        return newest switch
        {
            Reading<ServiceMessagePage>.Found(var page) => Closed(message, contact, LastInboundRows.Of(message.LocationId, page)) ?? Answered(message, page),
            Reading<ServiceMessagePage>.NotFound => Unseen(message, contact),
            var other => Unread(other, string.Empty),
        };
    }

    // A conversation that the service does not show is no closed window: the message goes, and the service judges. Whether the contact has
    // answered is known to nobody but the conversation.
    private SendAttempt.HeldBack? Unseen(Message message, ServiceContact contact) =>
        message.OnlyIfUnanswered
            ? new SendAttempt.HeldBack(HoldKind.Answered, $"It is not known whether {message.ContactName} has answered: HighLevel does not show the conversation. Look there, then decide.")
            : Closed(message, contact, new LastInbound(LastInbound.None.At, IsComplete: false) { KnownFrom = Now });

    private SendAttempt.HeldBack? Closed(Message message, ServiceContact contact, LastInbound lastInbound)
    {
        var (recipient, rules) = (ContactMapping.Details(contact, "UTC").Recipient, subAccounts.RulesOf(message.LocationId));
        if (ChannelChoices.For(recipient, lastInbound, rules, Now).FirstOrDefault(c => c.Channel == message.Channel) is not { } choice)
        {
            return new SendAttempt.HeldBack(HoldKind.NotAllowed, SendCheck.NotOffered(message.Channel)); // an administrator took it away while the contact was looked up
        }

        var problems = SendCheck.Of(choice, recipient, message.Content, rules);
        return problems is [var problem, ..] ? new SendAttempt.HeldBack(HoldKind.ChannelClosed, problem.Reason) : null;
    }

    private static SendAttempt.HeldBack? Answered(Message message, ServiceMessagePage page) =>
        message.OnlyIfUnanswered && page.Messages.Any(row => row.IsInbound && row.DateAdded > message.UnansweredSince)
            ? new SendAttempt.HeldBack(HoldKind.Answered, $"{message.ContactName} has written since this was planned.")
            : null;

    private static SendAttempt Unread<T>(Reading<T> reading, string gone) => reading switch
    {
        Reading<T>.NotAllowed refused => new SendAttempt.HeldBack(HoldKind.NoToken, refused.WhenDue ?? refused.Reason),
        Reading<T>.Unavailable away => new SendAttempt.Answered(new SendOutcome.TryAgain(away.RetryAfter, away.Reason)),
        _ => new SendAttempt.HeldBack(HoldKind.ChannelClosed, gone),
    };
}
