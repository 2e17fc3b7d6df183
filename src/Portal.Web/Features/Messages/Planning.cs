using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Messages;

/// <summary>The time that a planned message has.</summary>
internal static class Planning
{
    public static SendTime? TimeOf(Message message) => message.Plan is { } plan ? WallZone.Of(plan.Zone).Resolve(plan.Wall, plan.At) : null;
}
