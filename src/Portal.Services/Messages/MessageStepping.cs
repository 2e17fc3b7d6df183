using Microsoft.EntityFrameworkCore;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>Stores one step of a message together with its event, or nothing of it.</summary>
public sealed class MessageStepping(Database database, MessageChanges changes)
{
    /// <summary>
    /// False when <paramref name="allowed"/> says no to the message as it is now: someone else was first.
    /// <paramref name="step"/> may give no event when nothing happened that people need to see.
    /// </summary>
    public async Task<bool> TakeAsync(Guid messageId, Func<Message, bool> allowed, Func<Message, MessageEvent?> step, CancellationToken cancellationToken)
    {
        var (message, visible) = await database.WriteAsync((context, token) => StoreAsync(context, messageId, allowed, step, token), cancellationToken);
        if (message is not null && visible)
        {
            changes.Publish(new MessageChange(message.LocationId, message.ContactId, message.Id));
        }

        return message is not null;
    }

    private static async Task<(Message? Message, bool Visible)> StoreAsync(
        PortalDbContext context, Guid messageId, Func<Message, bool> allowed, Func<Message, MessageEvent?> step, CancellationToken cancellationToken)
    {
        var message = await context.Messages.SingleAsync(m => m.Id == messageId, cancellationToken);
        if (!allowed(message))
        {
            return (null, false);
        }

        var happened = step(message);
        if (happened is not null)
        {
            context.Add(happened);
        }

        await context.SaveChangesAsync(cancellationToken);
        return (message, happened is not null);
    }
}
