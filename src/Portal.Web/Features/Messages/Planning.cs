using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Messages;

/// <summary>Gives planned messages another time, and leaves their conditions as they are.</summary>
internal static class Planning
{
    public static SendTime? TimeOf(Message message) => message.Plan is { } plan ? WallZone.Of(plan.Zone).Resolve(plan.Wall, plan.At) : null;

    public static async Task ReplanAsync(Deeds deeds, IReadOnlyList<Message> messages, SendTime time, Func<Task> reload)
    {
        await deeds.DoAsync(Deed.Reschedule(time), messages, CancellationToken.None);
        await reload();
    }
}
