using Microsoft.EntityFrameworkCore;
using Portal.Services.Conversations;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Inbox;

/// <summary>Contacts with something that only the portal knows: what is put aside, failed, begun or planned.</summary>
public sealed class OwnContacts(Database database, TimeProvider clock)
{
    internal const int Most = 500;

    // As far back as "Needs attention" looks.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    /// <summary>In the order in which they are worked through, each once; at most 500.</summary>
    internal async Task<IReadOnlyList<OwnContact>> ListAsync(Caller caller, InboxView view, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync((context, token) => Query(context, caller, view).Take(Most).ToListAsync(token), cancellationToken);
        return [.. rows.DistinctBy(contact => contact.Id)];
    }

    private IQueryable<OwnContact> Query(PortalDbContext context, Caller caller, InboxView view) => view switch
    {
        InboxView.Snoozed => Snoozed(context, caller),
        InboxView.Done => context.ConversationMarks.Where(m => m.LocationId == caller.LocationId && m.IsDone).OrderByDescending(m => m.At).Select(m => new OwnContact(m.ContactId, null)),
        InboxView.Failed => Failed(context, caller),
        InboxView.HasDraft => context.Drafts.Where(d => d.LocationId == caller.LocationId && d.AuthorId == caller.PersonId)
            .OrderByDescending(d => d.UpdatedAt).Select(d => new OwnContact(d.ContactId, d.ContactName)),
        InboxView.Planned => Planned(context, caller),
        _ => throw new InvalidOperationException($"{view} is the service's to list."),
    };

    private IQueryable<OwnContact> Snoozed(PortalDbContext context, Caller caller)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return context.ConversationMarks.Where(m => m.LocationId == caller.LocationId && !m.IsDone && (m.Until == null || m.Until > now))
            .OrderBy(m => m.Until == null).ThenBy(m => m.Until).ThenByDescending(m => m.At).Select(m => new OwnContact(m.ContactId, null));
    }

    private IQueryable<OwnContact> Failed(PortalDbContext context, Caller caller)
    {
        var since = clock.GetUtcNow().UtcDateTime - Reach;
        return context.VisibleTo(caller).Where(m => (m.State == MessageState.Failed || m.State == MessageState.Refused) && m.SetAsideAt == null && m.StateAt > since)
            .OrderByDescending(m => m.StateAt).Select(m => new OwnContact(m.ContactId, m.ContactName));
    }

    // By whomever, as each conversation shows it.
    private static IQueryable<OwnContact> Planned(PortalDbContext context, Caller caller) => context.Messages
        .Where(m => m.LocationId == caller.LocationId && m.PlannedAt != null
            && (m.State == MessageState.WaitingForApproval || m.State == MessageState.Scheduled || m.State == MessageState.Sending || m.State == MessageState.ServiceScheduled))
        .OrderBy(m => m.PlannedAt).Select(m => new OwnContact(m.ContactId, m.ContactName));
}

/// <summary><paramref name="Name"/> is as the portal last knew it; null where it never did.</summary>
internal sealed record OwnContact(string Id, string? Name);
