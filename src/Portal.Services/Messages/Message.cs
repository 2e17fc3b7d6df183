using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Messages;

/// <summary>
/// One outgoing message with its content frozen. Its state changes only by the methods here, each of which gives the event to
/// store with it; <see cref="Version"/> makes the update conditional, so that no two of them both happen.
/// </summary>
public sealed partial class Message
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required string ContactId { get; init; }

    /// <summary>The contact's name when the message was written.</summary>
    public required string ContactName { get; init; }

    /// <summary><see cref="Channel.Key"/>.</summary>
    public required string ChannelKey { get; init; }
    public required MessageContent Content
    {
        get;
        init => (field, HasAttachments) = (value, value.Attachments.Count > 0);
    }

    /// <summary>Whether <see cref="Content"/> has files, here so that queries can ask for it.</summary>
    public bool HasAttachments { get; private set; }

    /// <summary>Made by the author's browser for one press of the button; a second press brings the same one.</summary>
    public required Guid ClientToken { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; not before this time.</summary>
    public required DateTime DueAt { get; set; }

    /// <summary>When its author wants it to go out; null for now.</summary>
    public SendPlan? Plan
    {
        get => PlannedAt is { } at ? new SendPlan(at, PlannedWall ?? string.Empty, PlannedZone ?? string.Empty, OnlyIfUnanswered, HeldByService) : null;
        init => Take(value);
    }

    /// <summary>UTC; what <see cref="Plan"/> is stored as, here so that queries can ask for it.</summary>
    public DateTime? PlannedAt { get; private set; }
    public string? PlannedWall { get; private set; }
    public string? PlannedZone { get; private set; }
    public bool OnlyIfUnanswered { get; private set; }
    public bool HeldByService { get; private set; }

    /// <summary>UTC; when a person last said anew when it is to go, at a time or at once; null when only when it was written.</summary>
    public DateTime? PlannedOn { get; private set; }

    /// <summary>UTC; where it stands among what was said to the contact: when a person sent it, or planned it for. Waiting and further tries don't move it.</summary>
    public DateTime StandsAt => PlannedAt ?? PlannedOn ?? CreatedAt;

    /// <summary>UTC; since when an answer of the contact counts for <see cref="OnlyIfUnanswered"/>.</summary>
    public DateTime UnansweredSince => PlannedOn ?? CreatedAt;

    /// <summary>UTC; until then its author is offered to take it back. Null for what was planned, and on channels without undo.</summary>
    public DateTime? UndoUntil { get; set; }

    /// <summary>The message that this one is another try of.</summary>
    public Guid? RetryOf { get; init; }
    public MessageState State { get; private set; } = MessageState.Scheduled;

    /// <summary>Rises with every step.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>UTC, of the last step.</summary>
    public required DateTime StateAt { get; set; }

    /// <summary>Why it is where it is and what to do, as sentences for its author; null where the state says it all.</summary>
    public string? Reason { get; private set; }

    /// <summary>Set while it is <see cref="MessageState.Held"/>.</summary>
    public HoldKind? HeldBecause { get; private set; }

    /// <summary>Nobody knows whether it was sent, and no person has said yet.</summary>
    public bool WaitsForWord => HeldBecause is HoldKind.MayHaveBeenSent && SetAsideAt is null;

    /// <summary>UTC; when a person said that it needs no more attention, or tried again with another one.</summary>
    public DateTime? SetAsideAt { get; private set; }

    /// <summary>What <see cref="Reason"/> was made from: the service's <c>canonicalCode</c>, or a carrier's or mail server's code (<see cref="RefusalWords.FailureCode"/>).</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>Claims so far, but for those that met a pause of the sub-account; each begins at most one request to the service, or two when the first token was refused.</summary>
    public int Attempts { get; private set; }

    /// <summary>Names the claim under which a worker may finish it; a worker with another one is too late.</summary>
    public Guid? Lease { get; private set; }

    /// <summary>UTC; when the latest claim began.</summary>
    public DateTime? ClaimedAt { get; private set; }

    /// <summary>UTC; when to ask the service next what became of it.</summary>
    public DateTime? CheckAt { get; private set; }
    public int Checks { get; private set; }

    public string? ConversationId { get; private set; }
    public string? ServiceMessageId { get; private set; }
    public string? EmailMessageId { get; private set; }
    public string? TraceId { get; private set; }

    /// <summary>The e-mail thread in the service that it belongs to.</summary>
    public string? ThreadId { get; private set; }

    /// <summary>Every id that the service gave it, with spaces between.</summary>
    public string? MessageIds { get; private set; }

    /// <summary>The service's own word for its state at the moment when it took it.</summary>
    public string? AcceptedStatus { get; private set; }

    /// <summary>Whose token it went out with; null where nobody knows, as where the answer was lost.</summary>
    public TokenSource? SentWith { get; private set; }

    /// <summary>The service's id under which it was found after its answer was lost; no two messages are found as the same.</summary>
    public string? FoundAs { get; private set; }

    /// <summary>UTC; when its words were removed, for good. What is left says who wrote when and what became of it.</summary>
    public DateTime? WordsRemovedAt { get; private set; }

    public Channel Channel => Channel.Of(ChannelKey);

    /// <summary>What stands in the place of a contact's name that was removed with the words.</summary>
    public const string RemovedName = "Name removed";

    /// <summary>What stands in the place of the words; null while they are there.</summary>
    public string? RemovedWords => WordsRemovedOn(WordsRemovedAt);

    /// <summary>The same for a message of which only the time (UTC) is known.</summary>
    internal static string? WordsRemovedOn(DateTime? time) => time is { } at ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Words removed on {at:d MMM yyyy}") : null;

    /// <summary>On its way, or not yet known to have arrived anywhere: its words are still needed.</summary>
    public static bool NeedsItsWords(MessageState state) => !Settled.Contains(state);

    /// <summary>The states in which nothing more is sent by itself.</summary>
    internal static readonly MessageState[] Settled = [MessageState.Accepted, MessageState.Delivered, MessageState.Read, MessageState.Failed, MessageState.Refused, MessageState.Held, MessageState.Cancelled];

    /// <summary>The step to store when its words have been removed.</summary>
    internal MessageEvent WordsRemoved(DateTime now) => Happened(now, "Words removed", detail: null);

    private void Take(SendPlan? plan)
    {
        (PlannedAt, PlannedWall, PlannedZone) = (plan?.At, plan?.Wall, plan?.Zone);
        (OnlyIfUnanswered, HeldByService) = (plan?.OnlyIfUnanswered is true, plan?.HeldByService is true);
    }

    private void Become(MessageState next, DateTime now, string? reason = null)
    {
        if (!MessageSteps.Allow(State, next))
        {
            throw new InvalidOperationException($"Message {Id} is {State}; it can't become {next}.");
        }

        (State, StateAt, Reason, ReasonCode) = (next, now, reason, null);
        (Lease, CheckAt, HeldBecause) = (null, null, null);
        Version++;
    }

    private MessageEvent Happened(DateTime at, string what, string? detail, Caller? who = null) => new()
    {
        Id = Guid.CreateVersion7(at),
        MessageId = Id,
        Number = Version,
        At = at,
        State = State,
        PersonId = who?.PersonId,
        PersonName = who?.Name,
        What = what,
        Detail = detail,
    };
}
