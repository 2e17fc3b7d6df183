using Portal.Services.Composing;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Composing;

/// <summary>Whether the text would go out while the contact is to be left alone.</summary>
public sealed partial class Composition
{
    /// <summary>Null where the time, now or the one that is chosen, is a good one, and while one is being chosen.</summary>
    public QuietTime? Quiet(DateTime utcNow) => Timing is { IsOpen: true, Time: null } ? null : QuietTime.Find(Rules.QuietHours.On(Text.Channel), Timing.Time?.At ?? utcNow, WallZone.Of(Contact.TimeZone));

    /// <summary>Chooses the first time after the quiet hours; none where they are over by now.</summary>
    public void PutOff(DateTime utcNow)
    {
        if (Quiet(utcNow) is { Good: var good })
        {
            Timing.PutOff(good, utcNow);
            TimeChanged();
        }
    }

    private IEnumerable<SendWarning> OfQuietHours(DateTime utcNow) =>
        Quiet(utcNow) is { } quiet ? [new SendWarning(WarningKind.QuietHours, QuietWords.Of(quiet, Contact, isNow: Timing.Time is null, Timing.Choice.Clocks.Form), Asks: true)] : [];
}
