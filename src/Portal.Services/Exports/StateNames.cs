using Portal.Services.History;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>States by their names, where there are no pages.</summary>
internal sealed class StateNames : IStateWording
{
    public Func<ExportedMessage, ToldState> Speak(string locationId, WallZone zone) => message => new ToldState(message.State.ToString(), message.Reason);
}
