using Portal.Services.Messages;
using Portal.Web.Controls;

namespace Portal.Web.Features.History;

/// <summary>One choice of the filter by state, as it stands in the address and as people read it.</summary>
internal sealed record StateChoice(string Key, string Words, IReadOnlyList<MessageState> States)
{
    /// <summary>Of what was taken back only what was undone, or only the rest; null for all of it.</summary>
    public bool? IsUndone { get; init; }
}

internal static class StateChoices
{
    public const string Undone = "undone";
    public const string CalledOff = "called-off";

    /// <summary>States that people can't tell apart are one choice; those that wait for a person are another, and what was taken back is two more.</summary>
    public static IReadOnlyList<StateChoice> All { get; } =
    [
        new("attention", "Needs attention", [MessageState.Failed, MessageState.Refused, MessageState.Unknown, MessageState.Held]),
        .. Enum.GetValues<MessageState>()
            .GroupBy(s => StateWords.Of(s).Word)
            .Select(g => new StateChoice(g.Key.Replace(' ', '-').ToLowerInvariant(), g.Key, [.. g])),
        new(Undone, "Undone", [MessageState.Cancelled]) { IsUndone = true },
        new(CalledOff, "Called off", [MessageState.Cancelled]) { IsUndone = false },
    ];

    public static StateChoice? Find(string? key) => All.FirstOrDefault(c => c.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>What several of them ask of what was taken back; null for all of it.</summary>
    public static bool? AskUndone(IEnumerable<StateChoice> chosen) =>
        chosen.Where(choice => choice.States.Contains(MessageState.Cancelled)).Select(choice => choice.IsUndone).Distinct().ToList() is [var only] ? only : null;
}
