using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using Portal.Web.Features.Scheduling;

namespace Portal.Web.Features.Composing;

/// <summary>When the text is to go: now, or at a time that is being chosen.</summary>
public sealed class Timing(TwoClocks clocks, bool isFollowUp)
{
    public TimeChoice Choice { get; } = new(clocks);

    /// <summary>Whether the times to choose from are shown.</summary>
    public bool IsOpen { get; set; }

    /// <summary>On by itself where the last word in the thread was ours.</summary>
    public bool OnlyIfUnanswered { get; set; } = isFollowUp;

    public bool HeldByService { get; set; }

    /// <summary>What became of the time that a message had which was taken back to be changed, as a sentence.</summary>
    public string? Paused { get; private set; }

    public SendTime? Time => Choice.Time;

    public SendPlan? Plan => Time is { } time
        ? new SendPlan(time.At, time.StoredWall, time.Zone.Id, OnlyIfUnanswered && !HeldByService, HeldByService)
        : null;

    /// <summary>Begins with the time that the text was planned for before, unless it is over.</summary>
    public void Resume(DraftPlan plan, DateTime utcNow)
    {
        if (WallZone.Of(plan.Zone).Resolve(plan.Wall, plan.At) is not { } time)
        {
            return;
        }

        OnlyIfUnanswered = plan.OnlyIfUnanswered;
        var words = $"{SendTimeWords.Brief(time, utcNow)} {time.Zone.Place}";
        if (time.At > utcNow)
        {
            Choice.Begin(time);
            Paused = $"Was planned for {words}; it is paused while you edit it.";
        }
        else
        {
            Paused = $"Was planned for {words}, which is over: choose another time, or send it now.";
        }
    }

    /// <summary>Back to sending at once.</summary>
    public void Clear()
    {
        Choice.Forget();
        IsOpen = false;
    }

    /// <summary>Why the button can't do what was begun, as a sentence; null when it can.</summary>
    public string? Obstacle(DateTime utcNow) =>
        Time is { } time ? (time.At > utcNow ? null : $"{SendTimeWords.Full(time)} is over. Choose another time, or send now.")
        : IsOpen ? Choice.Problem ?? "Choose a time, or close the times to send now."
        : null;
}
