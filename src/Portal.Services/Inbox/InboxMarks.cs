using Microsoft.EntityFrameworkCore;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Inbox;

/// <summary>Reads how a conversation stands: whether it is put aside, and, for one that is open, who has it.</summary>
public sealed class InboxMarks(IHighLevel service, ServiceReads reads, TeamUsers team, ConversationIds conversations, Database database, TimeProvider clock)
{
    /// <summary>Those of these contacts that are put aside, whether or not that has ended meanwhile.</summary>
    internal async Task<IReadOnlyDictionary<string, ConversationMark>> OfAsync(Caller caller, IReadOnlyCollection<string> contactIds, CancellationToken cancellationToken) =>
        contactIds.Count == 0 ? new Dictionary<string, ConversationMark>() : await database.ReadAsync(
            (context, token) => context.ConversationMarks.Where(m => m.LocationId == caller.LocationId && contactIds.Contains(m.ContactId)).ToDictionaryAsync(m => m.ContactId, token),
            cancellationToken);

    /// <summary>Whether a mark still counts, seen beside the conversation's last message.</summary>
    internal bool Stands(ConversationMark mark, DateTime? lastAt, bool isInbound) =>
        mark.Until is { } until ? until > clock.GetUtcNow().UtcDateTime : !(isInbound && lastAt > mark.At);

    internal static StandingMark Of(ConversationMark mark) => new(mark.IsDone, mark.At, mark.Until, mark.PersonName);

    /// <summary>One contact's conversation, for its head.</summary>
    public async Task<Reading<InboxStanding>> StandingAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        if (await conversations.FindAsync(caller, contactId, cancellationToken) is var found && found is not Reading<string?>.Found({ } conversationId))
        {
            return found.Then<InboxStanding>(_ => new Reading<InboxStanding>.NotFound("There is no conversation with this contact yet."));
        }

        var reading = await reads.AskAsync(caller, "this conversation", (token, stop) => service.GetConversationAsync(token, conversationId, stop), cancellationToken);
        return await reading.ThenAsync<InboxStanding>(async row => (row.LocationId ?? caller.LocationId) != caller.LocationId
            ? new Reading<InboxStanding>.NotFound("The service does not have this conversation in this sub-account.")
            : new Reading<InboxStanding>.Found(await StandingAsync(caller, contactId, row, cancellationToken)));
    }

    private async Task<InboxStanding> StandingAsync(Caller caller, string contactId, ServiceConversation row, CancellationToken cancellationToken)
    {
        var marks = await OfAsync(caller, [contactId], cancellationToken);
        return new InboxStanding(row.AssignedTo, row.IsStarred, await team.ListAsync(caller, cancellationToken))
        {
            Mark = marks.TryGetValue(contactId, out var mark) && Stands(mark, row.LastMessageDate, isInbound: false) ? Of(mark) : null,
            MayChange = InboxService.MayChange(caller),
        };
    }
}

/// <summary>How a conversation stands. <paramref name="AssignedTo"/> is a user's id; null for nobody.</summary>
public sealed record InboxStanding(string? AssignedTo, bool IsStarred, Reading<Team> Team)
{
    /// <summary>Null while it is open.</summary>
    public StandingMark? Mark { get; init; }
    public required bool MayChange { get; init; }
}
