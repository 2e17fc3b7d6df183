using Portal.Sandbox.Service.Control;
using Portal.Services.Messages;

namespace Portal.Tests.Crashes;

/// <summary>What the database says about each message, held against what the service has accepted.</summary>
/// <param name="Accepted">Accepted once, and said to be so.</param>
/// <param name="Asked">Not accepted, and a person is asked: its request never left, or died with the portal.</param>
/// <param name="Lost">Gone, or said to be accepted while it was not, or accepted while it is said not to be.</param>
/// <param name="Doubled">Accepted more than once.</param>
/// <param name="Early">Accepted before its time.</param>
/// <param name="Stuck">Still under way.</param>
internal sealed record KillVerdict(int Written, int Accepted, int Asked, int Waiting, IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, IReadOnlyList<string> Early, IReadOnlyList<string> Stuck)
{
    public static KillVerdict Of(IReadOnlyList<Written> written, IReadOnlyDictionary<Guid, Message> stored, IReadOnlyList<LedgerEntry> ledger)
    {
        var fates = written.Select(w => Fate.Of(w, stored.GetValueOrDefault(w.Id), [.. ledger.Where(e => e.ContactId == w.ContactId && e.Body.Contains(w.Body, StringComparison.Ordinal))])).ToList();
        return new KillVerdict(
            written.Count,
            fates.Count(f => f is { Times: 1, IsSaidToBeOut: true }),
            fates.Count(f => f is { Times: 0, State: MessageState.Held }),
            fates.Count(f => f is { Times: 0, State: MessageState.Scheduled }),
            Words(fates.Where(f => f.IsLost)),
            Words(fates.Where(f => f.Times > 1)),
            Words(fates.Where(f => f.IsEarly)),
            Words(fates.Where(f => f.State is MessageState.Sending or MessageState.Unknown)));
    }

    private static List<string> Words(IEnumerable<Fate> fates) => [.. fates.Select(f => $"{f.Message.Body} is {f.State} and was accepted {f.Times} times; {f.Reason}")];

    private sealed record Fate(Written Message, MessageState? State, int Times, bool IsEarly, string? Reason)
    {
        public bool IsSaidToBeOut => State is MessageState.Accepted or MessageState.Delivered or MessageState.Read or MessageState.Failed;

        public bool IsLost => State switch
        {
            null => true,
            MessageState.Sending or MessageState.Unknown => false,
            _ => IsSaidToBeOut != Times > 0,
        };

        public static Fate Of(Written written, Message? stored, IReadOnlyList<LedgerEntry> accepted) =>
            new(written, stored?.State, accepted.Count, accepted.Any(e => e.At < written.NotBefore), stored?.Reason);
    }
}
