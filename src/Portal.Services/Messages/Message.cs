using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Messages;

/// <summary>
/// One outgoing message with its content frozen. Its state changes only by the methods here, each of which gives the event to
/// store with it; <see cref="Version"/> makes the update conditional, so that no two of them both happen.
/// </summary>
public sealed class Message
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
    public required MessageContent Content { get; init; }

    /// <summary>Made by the author's browser for one press of the button; a second press brings the same one.</summary>
    public required Guid ClientToken { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; not before this time.</summary>
    public required DateTime DueAt { get; set; }
    public MessageState State { get; private set; } = MessageState.Scheduled;

    /// <summary>Rises with every step.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>UTC, of the last step.</summary>
    public required DateTime StateAt { get; set; }

    /// <summary>Why it is where it is and what to do, as sentences for its author; null where the state says it all.</summary>
    public string? Reason { get; private set; }

    /// <summary>The service's <c>canonicalCode</c> that <see cref="Reason"/> was made from.</summary>
    public string? ReasonCode { get; private set; }

    /// <summary>Claims so far; each begins at most one request to the service, or two when the first token was refused.</summary>
    public int Attempts { get; private set; }

    /// <summary>Names the claim under which a worker may finish it; a worker with another one is too late.</summary>
    public Guid? Lease { get; private set; }

    /// <summary>UTC; after it the claim is void.</summary>
    public DateTime? LeaseUntil { get; private set; }

    /// <summary>UTC; when to ask the service next what became of it.</summary>
    public DateTime? CheckAt { get; private set; }
    public int Checks { get; private set; }

    public string? ConversationId { get; private set; }
    public string? ServiceMessageId { get; private set; }
    public string? EmailMessageId { get; private set; }
    public string? TraceId { get; private set; }

    public Channel Channel => Channel.Of(ChannelKey);

    public MessageEvent Write(Caller author) => Happened(CreatedAt, "Written and stored", detail: null, author);

    /// <summary>The event of a claim, which the database has made already.</summary>
    public MessageEvent Claimed() => Happened(StateAt, Attempts == 1 ? "Sending" : $"Sending, try {Attempts}", detail: null);

    /// <summary>Whether the claim that gave <paramref name="claimed"/> still holds.</summary>
    public bool IsClaimedAs(Message claimed) => State is MessageState.Sending && Lease is not null && Lease == claimed.Lease && Attempts == claimed.Attempts;

    public MessageEvent Accept(SendOutcome.Accepted accepted, DateTime now, DateTime checkAt)
    {
        Become(MessageState.Accepted, now);
        ConversationId = accepted.ConversationId;
        ServiceMessageId = accepted.MessageId;
        EmailMessageId = accepted.EmailMessageId;
        TraceId = accepted.TraceId;
        CheckAt = checkAt;
        return Happened(now, "Accepted by HighLevel", accepted.Note);
    }

    /// <summary>A definite no: nothing was sent.</summary>
    public MessageEvent Refuse(RefusalWords words, ServiceRefusal refusal, DateTime now)
    {
        Become(MessageState.Refused, now, words.ToString());
        (ReasonCode, TraceId) = (refusal.Code, refusal.TraceId);
        return Happened(now, "Refused by HighLevel", $"{refusal.Status} {refusal.Code ?? refusal.Message}");
    }

    public MessageEvent Postpone(DateTime dueAt, string reason, DateTime now)
    {
        Become(MessageState.Scheduled, now, reason);
        DueAt = dueAt;
        return Happened(now, "Not sent yet; it will be tried again", reason);
    }

    /// <summary>It may have been sent, so the portal never sends it again by itself.</summary>
    public MessageEvent Lose(string reason, string? detail, DateTime now)
    {
        Become(MessageState.Unknown, now, $"{reason} Look at the contact's conversation in HighLevel before you write again.");
        return Happened(now, "It is unknown whether it was sent", detail ?? reason);
    }

    /// <summary>Nothing was sent, and only a person can mend what is wrong.</summary>
    public MessageEvent Hold(string reason, DateTime now)
    {
        Become(MessageState.Held, now, reason);
        return Happened(now, "Held back", reason);
    }

    public MessageEvent Deliver(DateTime now, DateTime? checkAt)
    {
        Become(MessageState.Delivered, now);
        CheckAt = checkAt;
        return Happened(now, "Delivered", detail: null);
    }

    public MessageEvent MarkRead(DateTime now)
    {
        Become(MessageState.Read, now);
        return Happened(now, "Read by the contact", detail: null);
    }

    public MessageEvent Fail(RefusalWords words, string? error, DateTime now)
    {
        Become(MessageState.Failed, now, words.ToString());
        return Happened(now, "Failed on its way", error);
    }

    /// <summary>Nothing new yet: ask again at <paramref name="checkAt"/>, or never when null.</summary>
    public void CheckAgain(DateTime? checkAt)
    {
        CheckAt = checkAt;
        Checks++;
    }

    private void Become(MessageState next, DateTime now, string? reason = null)
    {
        if (!MessageSteps.Allow(State, next))
        {
            throw new InvalidOperationException($"Message {Id} is {State}; it can't become {next}.");
        }

        (State, StateAt, Reason, ReasonCode) = (next, now, reason, null);
        (Lease, LeaseUntil, CheckAt) = (null, null, null);
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
