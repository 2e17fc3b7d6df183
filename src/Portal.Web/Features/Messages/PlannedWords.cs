using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Messages;

/// <summary>When a planned message goes, on the viewer's clock and on the one it was planned on.</summary>
public static class PlannedWords
{
    /// <summary>The moment on the viewer's wall.</summary>
    public static SendTime OnViewersWall(Message message, WallZone viewer) => viewer.Keep(message.Plan?.At ?? message.DueAt);

    /// <summary>Null where it was planned on the viewer's own clock.</summary>
    public static string? OtherClock(Message message, WallZone viewer, HourForm form)
    {
        if (message.Plan is not { } plan || WallZone.Of(plan.Zone) is not { } zone || zone == viewer || zone.Resolve(plan.Wall, plan.At) is not { } time)
        {
            return null;
        }

        var own = viewer.Keep(time.At);
        return own.Wall.Date == time.Wall.Date ? $"{SendTimeWords.Clock(time, form)} {zone.Place}" : $"{SendTimeWords.Day(time)}, {SendTimeWords.Clock(time, form)} {zone.Place}";
    }
}
