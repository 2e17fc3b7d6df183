using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Delivery;

/// <summary>
/// What delivery asks of the stored messages. Every change is one conditional step with its event; of two that start from the same
/// state only one happens.
/// </summary>
internal interface IDeliveryStore
{
    /// <summary>The portals that work on the same messages.</summary>
    Nodes Nodes { get; }

    /// <summary>The sub-accounts for which messages wait, and when the first of each is due.</summary>
    Task<IReadOnlyList<DueAccount>> DueAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Takes due messages for one worker, of each sub-account at most its share, in the order in which they go out. A message waits for
    /// an earlier one to the same contact on the same channel that is under way, due, or to be tried again: what was written first arrives first.
    /// </summary>
    Task<IReadOnlyList<Message>> ClaimAsync(IReadOnlyList<ClaimShare> shares, CancellationToken cancellationToken);

    /// <summary>Takes many steps in one commit; false for each whose condition no longer held.</summary>
    Task<IReadOnlyList<bool>> StepAsync(IReadOnlyList<DeliveryStep> steps, CancellationToken cancellationToken);

    /// <summary>Ends many claims in one commit; false for each that no longer held.</summary>
    Task<IReadOnlyList<bool>> EndAsync(IReadOnlyList<ClaimEnd> ends, CancellationToken cancellationToken);

    /// <summary>Every message that some worker has claimed.</summary>
    Task<IReadOnlyList<Message>> ClaimedAsync(CancellationToken cancellationToken);

    /// <summary>UTC; when a portal last looked after what is due, whichever and whether or not it still runs; null when none ever did.</summary>
    Task<DateTime?> LastRoundAsync(CancellationToken cancellationToken);

    Task NoteRoundAsync(DateTime at, CancellationToken cancellationToken);

    /// <summary>Whether another message to the same contact went, or is on its way to go now, since then (UTC).</summary>
    Task<bool> HaveAnsweredAsync(Message message, DateTime since, CancellationToken cancellationToken);

    /// <summary>Messages that were due before <paramref name="dueBefore"/> (UTC) and still wait.</summary>
    Task<IReadOnlyList<Message>> OverdueAsync(DateTime dueBefore, int most, CancellationToken cancellationToken);

    /// <summary>Messages to ask the service about, those of unknown outcome first; nobody else gets them before <paramref name="until"/> (UTC).</summary>
    Task<IReadOnlyList<Message>> TakeChecksAsync(CheckShare share, DateTime until, CancellationToken cancellationToken);

    /// <summary>UTC; when the first of them is to be asked about, null when none waits.</summary>
    Task<DateTime?> NextCheckAsync(CancellationToken cancellationToken);

    /// <summary>The sub-accounts whose messages have come further than waiting since then (UTC): the service was spoken to.</summary>
    Task<IReadOnlyList<string>> BusySinceAsync(DateTime since, CancellationToken cancellationToken);

    /// <summary>Matches a message of unknown outcome with the first of the service's messages that belongs to no other.</summary>
    Task<Matching> MatchAsync(Message unknown, IReadOnlyList<Sighting> sightings, DateTime checkAt, CancellationToken cancellationToken);
}

/// <summary><paramref name="At"/> in UTC.</summary>
internal sealed record DueAccount(string LocationId, DateTime At);

internal sealed record ClaimShare(string LocationId, int Most);

/// <summary>How many messages to look after: at most so many of one sub-account, and none of those that are busy.</summary>
internal sealed record CheckShare(int Most, int MostOfOne, IReadOnlyList<string> Busy);

/// <summary><paramref name="Take"/> may give no event when nothing happened that people need to see.</summary>
internal sealed record DeliveryStep(Guid MessageId, Func<Message, bool> IfStill, Func<Message, MessageEvent?> Take);

/// <summary>How a claim ends: the step is taken from what the claim gave, without reading it again, and only while the claim holds.</summary>
internal sealed record ClaimEnd(Message Claimed, Func<Message, MessageEvent> Take);

/// <summary>A message that the service has and that could be the one in question; <paramref name="EmailMessageId"/> for one e-mail of a row.</summary>
internal sealed record Sighting(ServiceMessage Row, string? EmailMessageId);

/// <summary>Every way matching can end.</summary>
internal enum Matching
{
    Found,
    None,

    /// <summary>Another message to the same contact is under way, and the sighting may be its.</summary>
    NotYet,
}
