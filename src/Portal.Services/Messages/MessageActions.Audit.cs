using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>What a manager does with somebody else's message stands in the audit: whose it was, never to whom or what was in it.</summary>
public sealed partial class MessageActions
{
    private Func<PortalDbContext, Message, CancellationToken, Task<ActionResult>> Audited(
        Caller caller, string action, string did, Func<PortalDbContext, Message, CancellationToken, Task<ActionResult>> act) =>
        async (context, message, token) =>
        {
            var result = await act(context, message, token);
            if (message.AuthorId != caller.PersonId && result is ActionResult.Done or ActionResult.DraftInTheWay)
            {
                audit.Record(context, new(action, $"{did} a message by {message.AuthorName}.", caller.PersonId, caller.Name, caller.LocationId));
            }

            return result;
        };
}
