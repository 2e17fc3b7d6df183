using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Messages;

/// <summary>
/// What a new message takes the place of: not one message alone, but all that were tries of the same. <paramref name="Last"/> is
/// the latest of them; <paramref name="Doubling"/> is null where none of them can have reached the contact.
/// </summary>
internal sealed record Replacement(Message Last, Doubling? Doubling)
{
    /// <summary>Whether it can be tried again: nothing took its place, or only what was taken back while nothing had come of it.</summary>
    public bool LeavesOpen(Message message) => Last.Id == message.Id || (message.SetAsideAt is null && Last.State is MessageState.Cancelled);

    /// <summary>Null where there is no such message in the caller's sub-account.</summary>
    public static async Task<Replacement?> FindAsync(PortalDbContext context, Caller caller, Guid? messageId, CancellationToken cancellationToken)
    {
        var tries = new List<Message>();
        for (var id = messageId; id is not null && await FindAsync(context, caller, m => m.Id == id, cancellationToken) is { } earlier; id = earlier.RetryOf)
        {
            tries.Insert(0, earlier);
        }

        for (var id = messageId; tries.Count > 0 && await FindAsync(context, caller, m => m.RetryOf == id, cancellationToken) is { } later; id = later.Id)
        {
            tries.Add(later);
        }

        return tries.Count == 0 ? null : new Replacement(tries[^1], tries.Select(Doubling.Of).OfType<Doubling>().MaxBy(doubling => doubling.Kind));
    }

    private static Task<Message?> FindAsync(PortalDbContext context, Caller caller, Expression<Func<Message, bool>> which, CancellationToken cancellationToken) =>
        context.Messages.Where(m => m.LocationId == caller.LocationId).SingleOrDefaultAsync(which, cancellationToken);
}
