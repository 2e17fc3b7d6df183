using Portal.Services.Audit;
using Portal.Services.Connections;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Inbox;

/// <summary>Writes at HighLevel whom a contact is assigned to, so that both see the same, and keeps here who did it.</summary>
public sealed class Assigning(
    IHighLevel service, ServiceReads reads, TeamUsers team, InboxRecords records, NotificationBox notifications, AuditTrail audit, Database database)
{
    private const string Nobody = "Nobody";

    internal async Task<InboxResult> AssignAsync(Caller caller, string contactId, string? userId, CancellationToken cancellationToken)
    {
        if (await team.ListAsync(caller, cancellationToken) is var listed && listed is not Reading<Team>.Found)
        {
            return InboxService.NotDone(listed);
        }

        var known = ((Reading<Team>.Found)listed).Value;
        if (userId is not null && known.NameOf(userId) is null)
        {
            return new InboxResult.NotDone("That person is no user of this sub-account in HighLevel.");
        }

        return await ContactAsync(caller, contactId, cancellationToken) switch
        {
            Reading<ServiceContact>.Found(var contact) when contact.AssignedTo == userId => new InboxResult.Same(),
            Reading<ServiceContact>.Found(var contact) => await AssignAsync(caller, contact, known, userId, cancellationToken),
            var reading => InboxService.NotDone(reading),
        };
    }

    internal async Task<InboxResult> UndoAsync(Caller caller, InboxStep.Assignment step, CancellationToken cancellationToken) =>
        await ContactAsync(caller, step.ContactId, cancellationToken) switch
        {
            Reading<ServiceContact>.Found(var contact) when contact.AssignedTo != step.After => new InboxResult.ChangedSince(),
            Reading<ServiceContact>.Found => await AssignAsync(caller, step.ContactId, step.Before, cancellationToken),
            var reading => InboxService.NotDone(reading),
        };

    private async Task<InboxResult> AssignAsync(Caller caller, ServiceContact contact, Team known, string? userId, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(caller, "this contact", (token, stop) => service.AssignContactAsync(token, contact.Id, userId, stop), cancellationToken);
        if (reading is Reading<bool>.NotAllowed refused)
        {
            return new InboxResult.NotDone($"{refused.Reason} Needed is “{Permissions.ChangeContacts}”.");
        }

        if (reading is not Reading<bool>.Found)
        {
            return InboxService.NotDone(reading);
        }

        await database.WriteAsync((context, token) => RecordAsync(context, caller, contact, known, userId, token), cancellationToken);
        records.Publish(caller.LocationId, contact.Id);
        return new InboxResult.Changed(new InboxStep.Assignment(caller.LocationId, contact.Id, contact.AssignedTo, userId));
    }

    private async Task<bool> RecordAsync(PortalDbContext context, Caller caller, ServiceContact contact, Team known, string? userId, CancellationToken cancellationToken)
    {
        var user = known.Users.FirstOrDefault(user => user.Id == userId);
        records.Add(context, caller, contact.Id, InboxEventKind.Assigned, user?.Name);
        audit.Record(context, new(AuditActions.ConversationAssigned, $"The conversation with the contact {contact.Id}.", caller.PersonId, caller.Name, caller.LocationId)
        {
            Before = contact.AssignedTo is null ? Nobody : known.NameOf(contact.AssignedTo) ?? "Somebody who is no user any more",
            After = user?.Name ?? Nobody,
        });
        if (user is not null && await team.PersonOfAsync(context, caller.LocationId, user, cancellationToken) is { } personId)
        {
            notifications.Add(context, new NotificationRecord(NotificationKind.Assigned, caller.LocationId, personId, contact.Id, ContactMapping.Name(contact)) { ActorId = caller.PersonId, ActorName = caller.Name });
        }

        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    // Not the contact of another sub-account, of which the token might know too.
    private async Task<Reading<ServiceContact>> ContactAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(caller, "this contact", (token, stop) => service.GetContactAsync(token, contactId, stop), cancellationToken);
        return reading.Then<ServiceContact>(contact => contact.LocationId == caller.LocationId
            ? new Reading<ServiceContact>.Found(contact)
            : new Reading<ServiceContact>.NotFound("The service does not have this contact in this sub-account."));
    }
}
