using Portal.Services.Messages;
using Portal.Services.Team;
using Portal.Web.Features.History;

namespace Portal.Web.Features.Team;

/// <summary>One figure as people read it, and which messages it counts; all of them where <see cref="States"/> is empty, and only a part of them where <see cref="Part"/> names one.</summary>
internal sealed record TeamFigure(string Words, string Meaning, IReadOnlyList<MessageState> States, Func<MessageCounts, int> Of)
{
    /// <summary>Of the history's filter by state.</summary>
    public string? Part { get; init; }

    public static TeamFigure Written { get; } = new("Written", "All messages, by whomever and on every channel.", [], c => c.Written);

    public static TeamFigure Arrived { get; } = new("Delivered", "The service says that it arrived. Those that were read are counted here too.", [MessageState.Delivered, MessageState.Read], c => c.Delivered + c.Read);

    public static TeamFigure NotArrived { get; } = new("Did not arrive", "Refused by the service, or failed on its way.", [MessageState.Failed, MessageState.Refused], c => c.Failed + c.Refused);

    public static IReadOnlyList<TeamFigure> All { get; } =
    [
        Written,
        Arrived,
        new("Read", "The service says that the contact has read it. Only some channels tell.", [MessageState.Read], c => c.Read),
        new("Accepted", "The service took it, and has not said yet that it arrived.", [MessageState.Accepted], c => c.Accepted),
        new("On their way", "Waiting for approval, scheduled, waiting, or being sent.", [MessageState.WaitingForApproval, MessageState.Scheduled, MessageState.Sending, MessageState.ServiceScheduled], c => c.OnTheirWay),
        NotArrived,
        new("Unknown", "It may have been sent; the portal is finding out.", [MessageState.Unknown], c => c.Unknown),
        new("Held", "It waits until a person has looked at it.", [MessageState.Held], c => c.Held),
        new("Undone", "Undo was pressed in the seconds after Send.", [MessageState.Cancelled], c => c.Undone) { Part = StateChoices.Undone },
        new("Called off", "Taken back later, before it was sent, or replaced by another message.", [MessageState.Cancelled], c => c.Cancelled - c.Undone) { Part = StateChoices.CalledOff },
    ];
}
