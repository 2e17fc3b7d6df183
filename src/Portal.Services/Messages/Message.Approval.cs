using Portal.Services.Composing;
using Portal.Services.People;

namespace Portal.Services.Messages;

/// <summary>The steps of a message that somebody else has to approve before it goes.</summary>
public sealed partial class Message
{
    /// <summary>Why somebody else has to approve it, as sentences for people; null where nobody has to.</summary>
    public string? ApprovalNeed { get; private set; }

    /// <summary>What was approved (<see cref="ApprovalHash"/>); null until then. Anything else does not go out.</summary>
    public string? ApprovedHash { get; private set; }

    public Guid? ApprovedById { get; private set; }
    public string? ApprovedByName { get; private set; }

    /// <summary>UTC; when those who may approve it were last reminded.</summary>
    public DateTime? RemindedAt { get; private set; }

    /// <summary>Whether somebody has approved just this.</summary>
    public bool IsApproved => ApprovedHash is not null && ApprovedHash == ApprovalHash.Of(this);

    /// <summary>Whether nothing but its time stands between it and going out.</summary>
    public bool MayGo => ApprovalNeed is null || IsApproved;

    /// <summary>As it is written down, or written down anew: it waits until somebody else has said that it may go. What was approved before doesn't count.</summary>
    public void Submit(string need)
    {
        (State, Reason, ApprovalNeed, UndoUntil) = (MessageState.WaitingForApproval, need, need, null);
        (ApprovedHash, ApprovedById, ApprovedByName) = (null, null, null);
    }

    /// <summary>From now on somebody else has to approve it: it was written when nobody had to, and is let go anew.</summary>
    public void Require(string need) => ApprovalNeed = need;

    /// <summary>It goes at its time, or at once, after the time in which that can be undone.</summary>
    public MessageEvent Approve(Caller who, UndoTime time, DateTime now)
    {
        (ApprovedHash, ApprovedById, ApprovedByName) = (ApprovalHash.Of(this), who.PersonId, who.Name);
        Become(MessageState.Scheduled, now);
        (DueAt, UndoUntil) = Plan is null ? (time.DueAt, time.Until) : (HeldByService ? now : Plan.At, null);
        PlannedOn = Plan is null ? now : PlannedOn; // what its author saw as they wrote may be long ago: it is checked again before it goes
        return Happened(now, "Approved", detail: null, who);
    }

    /// <summary>It is not sent as it is: its author reads the note, and changes it or lets it be.</summary>
    public MessageEvent SendBack(Caller who, string note, DateTime now)
    {
        Become(MessageState.Held, now, $"{who.Name} sent it back: {note}");
        HeldBecause = HoldKind.SentBack;
        return Happened(now, "Sent back to its author", note, who);
    }

    public MessageEvent MissApproval(DateTime now) =>
        Hold(HoldKind.NotApproved, "Its time passed before it was approved. Choose another one, or let it go as soon as it is approved.", now);

    /// <summary>Those who may approve it are told once more that it waits.</summary>
    public MessageEvent Remind(DateTime now)
    {
        RemindedAt = now;
        Version++;
        return Happened(now, "Still waiting for approval", detail: null);
    }

    /// <summary>The same for the same people in the words of <paramref name="content"/>, as a message of its author's that takes the place of this one.</summary>
    public Message Reworded(MessageContent content, DateTime now)
    {
        var reworded = Anew(Plan, now, Id, new UndoTime(Until: null, now), content.Frozen());
        reworded.PlannedOn = UnansweredSince;
        reworded.Submit(ApprovalNeed ?? string.Empty);
        return reworded;
    }

    public MessageEvent WriteReworded(Caller who) => Happened(CreatedAt, "Written in other words by who approves it", detail: null, who);

    public MessageEvent GiveWayToReworded(Caller who, DateTime now)
    {
        Become(MessageState.Cancelled, now);
        return Happened(now, "Replaced by the same in other words", detail: null, who);
    }
}
