using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>What colleagues wrote to a contact a moment ago, so that nobody answers a second time without knowing it.</summary>
internal static class ColleaguesAnswers
{
    // Also what goes out within the same time from now: the contact gets both at once.
    private static readonly TimeSpan Span = TimeSpan.FromMinutes(1);

    private static readonly MessageState[] OnItsWay = [MessageState.Scheduled, MessageState.Sending, MessageState.ServiceScheduled];
    private static readonly MessageState[] Gone = [MessageState.Accepted, MessageState.Delivered, MessageState.Read, MessageState.Unknown];

    /// <summary>What is asked about one at a time, so that of two who send at the same moment one sees the other's.</summary>
    public static string Turn(Caller caller, string contactId) => $"answer {caller.LocationId} {contactId}";

    /// <summary>Whether a message that goes then (UTC; null for now) may be a second answer; what is planned for later is not.</summary>
    public static bool Concern(DateTime? at, DateTime now) => at is null || at < now + Span;

    /// <summary>Those that <paramref name="seen"/> does not name, the first one first.</summary>
    public static async Task<IReadOnlyList<ColleaguesAnswer>> FindAsync(
        PortalDbContext context, Caller caller, string contactId, IReadOnlyCollection<Guid> seen, DateTime now, CancellationToken cancellationToken)
    {
        var ids = await Lately(context, caller, contactId, now - Span, now + Span).Distinct().ToListAsync(cancellationToken);
        ids.RemoveAll(seen.Contains);
        if (ids.Count == 0)
        {
            return [];
        }

        var found = await context.Messages.AsNoTracking()
            .Where(m => ids.Contains(m.Id) && (OnItsWay.Contains(m.State) || Gone.Contains(m.State) || m.HeldBecause == HoldKind.MayHaveBeenSent))
            .ToListAsync(cancellationToken);
        return [.. found.Where(m => IsBetween(m.StandsAt, now - Span, now + Span)).OrderBy(m => m.StandsAt).ThenBy(m => m.Id).Select(ColleaguesAnswer.Of)];
    }

    // By an index each: written just now, planned for now, or let go just now.
    private static IQueryable<Guid> Lately(PortalDbContext context, Caller caller, string contactId, DateTime from, DateTime to)
    {
        var first = TimedId.FirstAt(from);
        var theirs = context.Messages.Where(m => m.LocationId == caller.LocationId && m.ContactId == contactId && m.AuthorId != caller.PersonId);
        return theirs.Where(m => m.Id >= first).Select(m => m.Id)
            .Concat(theirs.Where(m => m.PlannedAt > from && m.PlannedAt < to).Select(m => m.Id))
            .Concat(theirs.Where(m => m.PlannedOn > from).Select(m => m.Id));
    }

    private static bool IsBetween(DateTime at, DateTime from, DateTime to) => at > from && at < to;
}

/// <summary>A colleague's message to the same contact. <paramref name="At"/> in UTC, when it was sent or is to be.</summary>
public sealed record ColleaguesAnswer(Guid MessageId, string AuthorName, DateTime At, Channel Channel, MessageContent Content)
{
    internal static ColleaguesAnswer Of(Message message) => new(message.Id, message.AuthorName, message.StandsAt, message.Channel, message.Content);

    public override string ToString() => $"answer {MessageId}"; // never a body in a log
}
