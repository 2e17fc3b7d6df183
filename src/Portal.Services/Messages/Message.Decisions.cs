using Portal.Services.People;

namespace Portal.Services.Messages;

/// <summary>The steps that people take.</summary>
public sealed partial class Message
{
    /// <summary>It will not be sent; its text goes back to its author's drafts.</summary>
    public MessageEvent Cancel(Caller who, DateTime now)
    {
        Become(MessageState.Cancelled, now);
        return Happened(now, "Taken back to the drafts", detail: null, who);
    }

    /// <summary>Taken back where its text can't go back to: it stays here, unsent.</summary>
    public MessageEvent HoldBack(Caller who, string reason, DateTime now)
    {
        Become(MessageState.Held, now, reason);
        HeldBecause = HoldKind.TakenBack;
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

    /// <summary>Now, instead of when it was planned for or instead of waiting any longer.</summary>
    public MessageEvent Hurry(Caller who, DateTime now)
    {
        var again = State is MessageState.Held;
        Wait(now, now);
        Take(null);
        PlannedOn = now;
        return Happened(now, again ? "To be tried again" : "To be sent now", detail: null, who);
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
        if (State is MessageState.Held && HeldBecause is not HoldKind.MayHaveBeenSent)
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

    /// <summary>The same once more, as a message of its own.</summary>
    public Message Again(DateTime now) => Anew(plan: null, now);

    /// <summary>The same for another time; null for now.</summary>
    public Message Anew(SendPlan? plan, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(now),
        LocationId = LocationId,
        AuthorId = AuthorId,
        AuthorName = AuthorName,
        ContactId = ContactId,
        ContactName = ContactName,
        ChannelKey = ChannelKey,
        Content = Content,
        ClientToken = Guid.CreateVersion7(now),
        CreatedAt = now,
        Plan = plan,
        PlannedOn = now,
        DueAt = plan is { HeldByService: false } ? plan.At : now,
        StateAt = now,
        RetryOf = Id,
    };

    private void Wait(DateTime dueAt, DateTime now)
    {
        if (State is MessageState.Scheduled)
        {
            (Reason, ReasonCode) = (null, null);
            Version++;
        }
        else
        {
            Become(MessageState.Scheduled, now);
        }

        (DueAt, SetAsideAt) = (dueAt, null);
    }
}
