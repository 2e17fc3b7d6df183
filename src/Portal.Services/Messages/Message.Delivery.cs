using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Messages;

/// <summary>The steps that delivery takes.</summary>
public sealed partial class Message
{
    public MessageEvent Write(Caller author, string? detail = null) =>
        Happened(CreatedAt, $"{(Plan is { } plan ? $"Written and planned for {Clock(plan)}" : "Written and stored")}{(State is MessageState.WaitingForApproval ? ", and submitted for approval" : null)}", detail, author);

    /// <summary>The event of a claim, which the database has made already.</summary>
    public MessageEvent Claimed() => Happened(StateAt, Attempts == 1 ? "Sending" : $"Sending, try {Attempts}", detail: null);

    /// <summary>Whether the claim that gave <paramref name="claimed"/> still holds.</summary>
    public bool IsClaimedAs(Message claimed) => State is MessageState.Sending && Lease is not null && Lease == claimed.Lease && Attempts == claimed.Attempts;

    /// <summary>For a step that is taken before it is known whether the database lets it happen.</summary>
    internal Message Copy() => (Message)MemberwiseClone();

    /// <summary>Whether the service, not the portal, is to hold it until its time.</summary>
    public bool IsForServiceToHold(DateTime now) => HeldByService && PlannedAt > now;

    public MessageEvent Accept(SendOutcome.Accepted accepted, DateTime now, DateTime checkAt)
    {
        Become(MessageState.Accepted, now);
        Take(accepted, checkAt);
        return Happened(now, "Accepted by HighLevel", accepted.Note);
    }

    /// <summary>The service has it, and holds it until its time.</summary>
    public MessageEvent HandOver(SendOutcome.Accepted accepted, DateTime now, DateTime checkAt)
    {
        Become(MessageState.ServiceScheduled, now);
        Take(accepted, checkAt);
        return Happened(now, "Held by HighLevel until its time", accepted.Note);
    }

    /// <summary>The service's conversation shows that it was sent after all.</summary>
    public MessageEvent Find(ServiceMessage found, string? emailMessageId, DateTime now, DateTime checkAt)
    {
        Become(IsForServiceToHold(now) ? MessageState.ServiceScheduled : MessageState.Accepted, now);
        (ConversationId, ServiceMessageId, EmailMessageId, FoundAs) = (found.ConversationId, found.Id, emailMessageId, emailMessageId ?? found.Id);
        (CheckAt, Checks) = (checkAt, 0);
        return Happened(now, State is MessageState.Accepted ? "Found in HighLevel: it was sent" : "Found in HighLevel, which holds it until its time", detail: null);
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

    /// <summary>
    /// It was due as its sub-account could not send anything: it waits with all the others, and this was no try. Its time stays, and no
    /// reason is kept with it: why a sub-account waits is known of the sub-account, for as long as it is true.
    /// </summary>
    public MessageEvent WaitForSubAccount(DateTime now)
    {
        Become(MessageState.Scheduled, now);
        Attempts--;
        return Happened(now, "Not sent yet; it waits", "HighLevel had paused the sub-account.");
    }

    /// <summary>It may have been sent, so the portal never sends it again by itself. It looks for it in the service at <paramref name="checkAt"/>.</summary>
    public MessageEvent Lose(string reason, string? detail, DateTime now, DateTime checkAt)
    {
        Become(MessageState.Unknown, now, reason);
        (CheckAt, Checks) = (checkAt, 0);
        return Happened(now, "It is unknown whether it was sent", detail ?? reason);
    }

    /// <summary>Nothing more happens until a person has looked at it.</summary>
    public MessageEvent Hold(HoldKind kind, string reason, DateTime now)
    {
        Become(MessageState.Held, now, reason);
        HeldBecause = kind;
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
        ReasonCode = RefusalWords.FailureCode(error);
        return Happened(now, "Failed on its way", error);
    }

    /// <summary>The service has sent what it held.</summary>
    public MessageEvent LetGo(DateTime now, DateTime? checkAt)
    {
        Become(MessageState.Accepted, now);
        CheckAt = checkAt;
        return Happened(now, "Sent by HighLevel at its time", detail: null);
    }

    /// <summary>Nothing new yet: ask again at <paramref name="checkAt"/>, or never when null.</summary>
    public void CheckAgain(DateTime? checkAt)
    {
        CheckAt = checkAt;
        Checks++;
    }

    private void Take(SendOutcome.Accepted accepted, DateTime checkAt)
    {
        ConversationId = accepted.ConversationId;
        ServiceMessageId = accepted.MessageId;
        EmailMessageId = accepted.EmailMessageId;
        TraceId = accepted.TraceId;
        ThreadId = accepted.ThreadId;
        MessageIds = accepted.MessageIds.Count == 0 ? null : string.Join(' ', accepted.MessageIds);
        (AcceptedStatus, SentWith) = (accepted.Status, accepted.Source);
        (CheckAt, Checks) = (checkAt, 0);
    }

    private static string Clock(SendPlan plan) => $"{plan.Wall.Replace('T', ' ')} ({plan.Zone})";
}
