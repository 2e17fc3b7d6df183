using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>
/// The one rule for messages that are asked for by their id or listed: their author has them, and managers and admins those of their
/// whole sub-account. Only a contact's thread shows everyone what was written to that contact, and it is asked for by the contact.
/// </summary>
internal static class MessageSight
{
    public static IQueryable<Message> VisibleTo(this PortalDbContext context, Caller caller)
    {
        var here = context.Messages.Where(m => m.LocationId == caller.LocationId);
        return caller.MaySeeEveryonesMessages ? here : here.Where(m => m.AuthorId == caller.PersonId);
    }
}
