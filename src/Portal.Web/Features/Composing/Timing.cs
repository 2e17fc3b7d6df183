using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using Portal.Web.Features.Scheduling;

namespace Portal.Web.Features.Composing;

/// <summary>When the text is to go: now, or at a time that is being chosen.</summary>
public sealed class Timing(TwoClocks clocks, bool isFollowUp)
{
    private ChosenTime? _over;
    private string? _paused;

    public TimeChoice Choice { get; } = new(clocks);

    /// <summary>Whether the times to choose from are shown.</summary>
    public bool IsOpen { get; set; }

    /// <summary>On by itself where the last word in the thread was ours.</summary>
    public bool OnlyIfUnanswered { get; set; } = isFollowUp;

    public bool HeldByService { get; set; }

    /// <summary>What is to be known of the time that the text begins with, as a sentence: it is over, or its message was taken back to be changed.</summary>
    public string? Paused => _over is not null && Time is not null ? null : _paused;

    /// <summary>What is kept with the draft: the time that is chosen, or one that was, until something else is.</summary>
    public ChosenTime? Later => Time is { } time ? new ChosenTime(time.At, time.StoredWall, time.Zone.Id, OnlyIfUnanswered, HeldByService) : _over;

    public SendTime? Time => Choice.Time;

    public SendPlan? Plan => Time is { } time
        ? new SendPlan(time.At, time.StoredWall, time.Zone.Id, OnlyIfUnanswered && !HeldByService, HeldByService)
        : null;

    /// <summary>Goes on with the time that was chosen for the text before, unless it is over; <paramref name="planned"/> where its message was planned already.</summary>
    public void Resume(ChosenTime? chosen, DraftPlan? planned, DateTime utcNow)
    {
        if (chosen == Later && planned is null)
        {
            return;
        }

        Choice.Forget();
        (_over, _paused) = (null, null);
        chosen ??= planned is null ? null : new ChosenTime(planned.At, planned.Wall, planned.Zone, planned.OnlyIfUnanswered, HeldByService: false);
        if (chosen is not null && ChosenTimes.Find(chosen) is { } time)
        {
            Begin(chosen, time, planned, utcNow);
        }
    }

    /// <summary>Shows the times to choose from, or puts them away.</summary>
    public void Toggle()
    {
        if (IsOpen)
        {
            Close();
        }
        else
        {
            IsOpen = true;
        }
    }

    /// <summary>Chooses this time on the contact's clock. Who wanted to send at once has set no condition.</summary>
    public void PutOff(SendTime time, DateTime utcNow)
    {
        OnlyIfUnanswered &= Time is not null;
        Choice.Edit(Choice.Clocks.Contact, utcNow);
        Choice.Choose(time);
    }

    /// <summary>Puts the times away. What was begun and is no time is given up; a time that was chosen stays.</summary>
    public void Close()
    {
        if (Time is null)
        {
            Choice.Forget();
        }

        IsOpen = false;
    }

    /// <summary>Back to sending at once.</summary>
    public void Clear()
    {
        Choice.Forget();
        (IsOpen, _over, _paused) = (false, null, null);
    }

    /// <summary>Why the button can't do what was begun, as a sentence; null when it can.</summary>
    public string? Obstacle(DateTime utcNow) =>
        Time is { } time ? (time.At > utcNow ? null : $"{SendTimeWords.Full(time, Choice.Clocks.Form)} has passed. Choose another time, or send now.")
        : IsOpen ? Choice.Problem ?? "Choose a time, or close the times to send now."
        : null;

    private void Begin(ChosenTime chosen, SendTime time, DraftPlan? planned, DateTime utcNow)
    {
        (OnlyIfUnanswered, HeldByService) = (chosen.OnlyIfUnanswered, chosen.HeldByService);
        if (time.At > utcNow)
        {
            Choice.Begin(time);
            _paused = planned is not null && WallZone.Of(planned.Zone).Resolve(planned.Wall, planned.At) is { } was ? $"Was planned for {Words(was, utcNow)}; it is paused while you edit it." : null;
        }
        else
        {
            _over = chosen;
            _paused = $"{(planned is null ? "You had chosen" : "Was planned for")} {Words(time, utcNow)}, which has passed: choose another time, or send it now.";
        }
    }

    private string Words(SendTime time, DateTime utcNow) => $"{SendTimeWords.Brief(time, utcNow, Choice.Clocks.Form)} {time.Zone.Place}";
}
