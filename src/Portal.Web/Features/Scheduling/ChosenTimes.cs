using Portal.Services.Composing;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Scheduling;

/// <summary>The times that are kept with drafts, as people read them.</summary>
public static class ChosenTimes
{
    /// <summary>By today's rules of its zone; null for what is no time.</summary>
    public static SendTime? Find(ChosenTime chosen) => WallZone.Of(chosen.Zone).Resolve(chosen.Wall, chosen.At);
}
