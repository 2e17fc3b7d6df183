using Portal.Services.Delivery;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Scheduling;
using Portal.Web.Controls;
using Portal.Web.Features.Messages;

namespace Portal.Web.Features.Exports;

/// <summary>States as the pages say them; one that is due and can't go out waits.</summary>
internal sealed class PageWording(SendingPauses pauses, TimeProvider time) : IStateWording
{
    public Func<ExportedMessage, ToldState> Speak(string locationId, WallZone zone)
    {
        var (pause, clock) = (pauses.Of(locationId), new ViewerClock(time));
        clock.Use(zone.Id);
        return message => WaitingWords.Of(message, pause, clock) is { } waiting
            ? new ToldState(StateWords.Waiting.Word, waiting)
            : new ToldState(StateWords.Of(message.State).Word, message.Reason);
    }
}
