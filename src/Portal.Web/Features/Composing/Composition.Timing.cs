using Portal.Services.Composing;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Composing;

/// <summary>When the text goes, and what that means for it.</summary>
public sealed partial class Composition
{
    public required Timing Timing { get; init; }

    /// <summary>What pressing the button does.</summary>
    public string ActionName(DateTime utcNow) =>
        Timing.Time is { } time ? $"Schedule for {SendTimeWords.Brief(time, utcNow, Timing.Choice.Clocks.Form)}{(Timing.Choice.Clocks.AreOne ? null : $" {time.Zone.Place}")}"
        : Timing.IsOpen ? "Schedule"
        : $"Send {Text.Channel.Name}";

    /// <summary>Keeps the time with the text. What was asked before was asked about another time.</summary>
    public void TimeChanged()
    {
        _told.Remove(WarningKind.QuietHours);
        Choose(ContentField.SendAt, content => content with { Later = Timing.Later });
        Text.Planned = Timing.Later is null ? null : Text.Planned;
    }

    /// <summary>Goes on with the time of the text that is shown now.</summary>
    public void ResumeTime(DateTime utcNow)
    {
        var later = Text.Content.Later;
        Timing.Resume(Rules.ServiceMayHold || later is null ? later : later with { HeldByService = false }, Text.Planned, utcNow);
    }

    // What Preflight says of the window is about now.
    private IEnumerable<SendWarning> OfWindow(ChannelChoice choice, IEnumerable<SendWarning> warnings)
    {
        if (Timing.Time is not { } time)
        {
            return warnings;
        }

        var others = warnings.Where(w => w.Kind is not WarningKind.WindowCloses);
        return choice is ChannelChoice.Open { ClosesAt: { } closes } && closes <= time.At
            ? others.Append(new SendWarning(WarningKind.WindowCloses, $"{choice.Channel.Title} closes before that time. Unless the contact writes again, the message will be held back.", Asks: true))
            : others;
    }
}
