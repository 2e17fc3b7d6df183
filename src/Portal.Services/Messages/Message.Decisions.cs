using Portal.Services.Composing;
using Portal.Services.People;

namespace Portal.Services.Messages;

/// <summary>The steps that people take.</summary>
public sealed partial class Message
{
    /// <summary>It will not be sent; its text goes back to its author's drafts.</summary>
    public MessageEvent Cancel(Caller who, DateTime now)
    {
        IsUndone = IsInTimeToUndo(now);
        Become(MessageState.Cancelled, now);
        return Happened(now, "Taken back to the drafts", detail: null, who);
    }

    /// <summary>Taken back where its text can't go back to: it stays here, unsent.</summary>
    public MessageEvent HoldBack(Caller who, string reason, DateTime now)
    {
        Become(MessageState.Held, now, reason);
        HeldBecause = HoldKind.TakenBack;
        (ApprovedHash, ApprovedById, ApprovedByName) = (null, null, null); // who took it back may have been who approved it
        return Happened(now, "Taken back", reason, who);
    }

    public MessageEvent Replan(SendPlan plan, Caller who, DateTime now)
    {
        Wait(plan.HeldByService ? now : plan.At, now);
        Take(plan);
        PlannedOn = now;
        return Happened(now, $"Planned for {Clock(plan)}", detail: null, who);
    }

    /// <summary>The same time on the wall is another moment, since the clocks of its zone have changed.</summary>
    public MessageEvent Move(DateTime at, DateTime now)
    {
        Take(Plan is { } plan ? plan with { At = at } : null);
        DueAt = at;
        Version++;
        return Happened(now, "Moved, because the clocks of its zone have changed", detail: null);
    }

    /// <summary>Now, instead of when it was planned for or instead of waiting any longer; it can be had back for as long as <paramref name="time"/> says.</summary>
    public MessageEvent Hurry(Caller who, UndoTime time, DateTime now)
    {
        var again = State is MessageState.Held;
        Wait(time.DueAt, now);
        Take(null);
        (PlannedOn, UndoUntil) = (now, MayGo ? time.Until : null);
        return Happened(now, !MayGo ? "To be sent as soon as it is approved" : again ? "To be tried again" : "To be sent now", detail: null, who);
    }

    /// <summary>Not now after all: it is as it was before it was let go, and only its life tells of it.</summary>
    public MessageEvent PutBack(Message before, Caller who, DateTime now)
    {
        if (State == before.State)
        {
            Version++;
        }
        else
        {
            Become(before.State, before.StateAt, before.Reason);
        }

        Take(before.Plan);
        (PlannedOn, DueAt, UndoUntil) = (before.PlannedOn, before.DueAt, before.UndoUntil);
        (Reason, ReasonCode, HeldBecause, SetAsideAt) = (before.Reason, before.ReasonCode, before.HeldBecause, before.SetAsideAt);
        (ApprovedHash, ApprovedById, ApprovedByName, RemindedAt) = (before.ApprovedHash, before.ApprovedById, before.ApprovedByName, before.RemindedAt);
        return Happened(now, "Not sent after all", detail: null, who);
    }

    /// <summary>It was another try, and its person has thought better of it.</summary>
    public MessageEvent Withdraw(Caller who, DateTime now)
    {
        IsUndone = true;
        Become(MessageState.Cancelled, now);
        return Happened(now, "Not sent after all", detail: null, who);
    }

    /// <summary>The other message that was to take its place will not be sent.</summary>
    public MessageEvent AskAnew(Caller who, DateTime now)
    {
        SetAsideAt = null;
        Version++;
        return Happened(now, "Not tried again after all", detail: null, who);
    }

    /// <summary>It may have been sent already; a person chose to send it all the same.</summary>
    public MessageEvent SendAgain(Caller who, DateTime now)
    {
        Wait(now, now);
        Take(null);
        PlannedOn = now;
        return Happened(now, "To be sent again, though it may have been sent already", detail: null, who);
    }

    /// <summary>A person has seen that it was sent.</summary>
    public MessageEvent SayWasSent(Caller who, DateTime now)
    {
        Become(MessageState.Accepted, now);
        return Happened(now, "Sent, as a person says who has looked", detail: null, who);
    }

    /// <summary>It needs no more attention.</summary>
    public MessageEvent SetAside(Caller who, string what, DateTime now)
    {
        SetAsideAt = now;
        Version++;
        return Happened(now, what, detail: null, who);
    }

    /// <summary>
    /// Its author has written another message in its place. What was never sent can't be sent any more then; what may have been keeps
    /// its state, and asks for nobody. Null where nothing is to be done.
    /// </summary>
    public MessageEvent? GiveWay(Caller who, DateTime now)
    {
        const string What = "Replaced by another message";
        if (State is MessageState.WaitingForApproval || (State is MessageState.Held && HeldBecause is not HoldKind.MayHaveBeenSent))
        {
            Become(MessageState.Cancelled, now);
            return Happened(now, What, detail: null, who);
        }

        return SetAsideAt is null && State is MessageState.Held or MessageState.Unknown or MessageState.Failed or MessageState.Refused ? SetAside(who, What, now) : null;
    }

    /// <summary>The service has given it back, and another message takes its place.</summary>
    public MessageEvent Replace(Caller who, DateTime now)
    {
        Become(MessageState.Cancelled, now);
        return Happened(now, "Given back by HighLevel, and replaced by another message", detail: null, who);
    }

    /// <summary>The same once more, as a message of its own, after <paramref name="last"/>, the latest that was to take its place.</summary>
    public Message Again(Guid last, UndoTime time, DateTime now) => Anew(plan: null, now, last, time);

    /// <summary>The same for another time; null for now.</summary>
    public Message Anew(SendPlan? plan, DateTime now) => Anew(plan, now, Id, new UndoTime(Until: null, plan is { HeldByService: false } ? plan.At : now));

    // Who has approved the same for the same people has approved it.
    private Message Anew(SendPlan? plan, DateTime now, Guid last, UndoTime time, MessageContent? content = null) => new()
    {
        Id = Guid.CreateVersion7(now),
        LocationId = LocationId,
        AuthorId = AuthorId,
        AuthorName = AuthorName,
        ContactId = ContactId,
        ContactName = ContactName,
        ChannelKey = ChannelKey,
        Content = content ?? Content,
        ClientToken = Guid.CreateVersion7(now),
        CreatedAt = now,
        Plan = plan,
        PlannedOn = now,
        DueAt = time.DueAt,
        UndoUntil = time.Until,
        StateAt = now,
        RetryOf = last,
        ApprovalNeed = ApprovalNeed,
        ApprovedHash = ApprovedHash,
        ApprovedById = ApprovedById,
        ApprovedByName = ApprovedByName,
    };

    private void Wait(DateTime dueAt, DateTime now)
    {
        var next = MayGo ? MessageState.Scheduled : MessageState.WaitingForApproval;
        if (State == next)
        {
            (Reason, ReasonCode) = (null, null);
            Version++;
        }
        else
        {
            Become(next, now);
        }

        (DueAt, SetAsideAt, RemindedAt) = (dueAt, null, null);
        Reason = MayGo ? null : ApprovalNeed;
    }
}
