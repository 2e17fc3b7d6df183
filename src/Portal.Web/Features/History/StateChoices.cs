using Portal.Services.Messages;
using Portal.Web.Controls;

namespace Portal.Web.Features.History;

/// <summary>One choice of the filter by state, as it stands in the address and as people read it.</summary>
internal sealed record StateChoice(string Key, string Words, IReadOnlyList<MessageState> States);

internal static class StateChoices
{
    /// <summary>States that people can't tell apart are one choice; those that wait for a person are another.</summary>
    public static IReadOnlyList<StateChoice> All { get; } =
    [
        new("attention", "Needs attention", [MessageState.Failed, MessageState.Refused, MessageState.Unknown, MessageState.Held]),
        .. Enum.GetValues<MessageState>()
            .GroupBy(s => StateWords.Of(s).Word)
            .Select(g => new StateChoice(g.Key.Replace(' ', '-').ToLowerInvariant(), g.Key, [.. g])),
    ];

    public static StateChoice? Find(string? key) => All.FirstOrDefault(c => c.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
}
