using Portal.Services.Composing;
using Portal.Services.History;

namespace Portal.Web.Features.History;

/// <summary>The filters of an address in words, each with the address without it. The search is none of them: its field is always there.</summary>
internal static class FilterWords
{
    public static IReadOnlyList<(string Words, HistoryAddress Without)> Of(HistoryAddress address, IReadOnlyList<HistoryPerson> people, SendingRules rules) =>
    [
        .. address.Persons.Select(id => ($"Person: {people.FirstOrDefault(person => person.Id == id)?.Name ?? "somebody else"}", address with { Person = HistoryAddress.Joined(address.Persons.Where(p => p != id).Select(p => p.ToString())) })),
        .. address.ChannelsIn(rules).Select(channel => ($"Channel: {channel.Title}", address with { Channel = HistoryAddress.Joined(address.ChannelsIn(rules).Where(c => c != channel).Select(c => c.Key)) })),
        .. address.States.Select(state => ($"State: {state.Words}", address with { State = HistoryAddress.Joined(address.States.Where(s => s != state).Select(s => s.Key)) })),
        .. Chosen("Answered", WaitChoices.With(address.Answered), address.Answered, address with { Answered = null }),
        .. Chosen("Attachment", SendingChoices.Files, address.Files, address with { Files = null }),
        .. Chosen("Sent", SendingChoices.Timing, address.Timing, address with { Timing = null }),
        .. Chosen("Token", SendingChoices.Tokens, address.Token, address with { Token = null }),
        .. Chosen("Reviews", ReviewChoices.All, address.Reviewed, address with { Reviewed = null }),
        .. Typed("Reason code", address.Reason, address with { Reason = null }),
        .. Typed("Contact", address.Contact, address with { Contact = null }),
        .. Typed("From", address.From, address with { From = null }),
        .. Typed("To", address.To, address with { To = null }),
    ];

    /// <summary>All of it in one line, the search too.</summary>
    public static string Sentence(HistoryAddress address, IReadOnlyList<HistoryPerson> people, SendingRules rules) =>
        string.Join("; ", Of(address, people, rules).Select(filter => filter.Words).Concat(string.IsNullOrWhiteSpace(address.Words) ? [] : [$"Search: {address.Words}"])) is { Length: > 0 } words ? words : "All messages";

    private static IEnumerable<(string, HistoryAddress)> Chosen(string name, IReadOnlyList<(string Key, string Words)> choices, string? key, HistoryAddress without) =>
        SendingChoices.Find(choices, key) is { } choice ? [($"{name}: {choice.Words}", without)] : [];

    private static IEnumerable<(string, HistoryAddress)> Typed(string name, string? text, HistoryAddress without) => string.IsNullOrWhiteSpace(text) ? [] : [($"{name}: {text}", without)];
}
