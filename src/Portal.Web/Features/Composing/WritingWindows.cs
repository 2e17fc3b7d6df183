using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>What is known of when the contact last wrote, which decides on some channels whether one may write now.</summary>
public abstract record WritingWindows
{
    private WritingWindows()
    {
    }

    public sealed record NotKnownYet : WritingWindows;

    public sealed record Known(LastInbound Last) : WritingWindows;

    /// <summary>It could not be found out. The service itself refuses a message outside the window, so that one may try.</summary>
    public sealed record Unknown(string Reason) : WritingWindows;

    /// <summary>What is not known counts as open: it is said beside the channel, and not held against it.</summary>
    public LastInbound LastInbound(DateTime utcNow) => this is Known known
        ? known.Last
        : new LastInbound(Channel.All.Where(c => c.Window is not null).ToDictionary(c => c.Key, _ => utcNow), IsComplete: false);
}
