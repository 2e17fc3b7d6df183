using Portal.Services.History;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>Tells the state of a message in the words of the pages, so that a file says what a person sees.</summary>
public interface IStateWording
{
    Func<ExportedMessage, ToldState> Speak(string locationId, WallZone zone);
}

/// <summary>The state in a word; why it is so, where there is more to say.</summary>
public sealed record ToldState(string Word, string? Reason);
