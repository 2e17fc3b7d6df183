using Portal.Services.Composing;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Composing;

/// <summary>When the text goes, and what that means for it.</summary>
public sealed partial class Composition
{
    public required Timing Timing { get; init; }

    /// <summary>The message that did not go out, whose text this is.</summary>
    public Guid? Resumed { get; set; }

    /// <summary>What pressing the button does.</summary>
    public string ActionName(DateTime utcNow) =>
        Timing.Time is { } time ? $"Schedule for {SendTimeWords.Brief(time, utcNow)}{(Timing.Choice.Clocks.AreOne ? null : $" {time.Zone.Place}")}"
        : Timing.IsOpen ? "Schedule"
        : $"Send {Text.Channel.Name}";

    public void TimeChanged() => Mended(ContentField.SendAt);

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
