using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Tests.Support;

/// <summary>Puts stored messages where a test wants them to begin, past the steps that would have led there.</summary>
internal static class StoredStates
{
    public static Task PutAsync(
        this Database database, Expression<Func<Message, bool>> which, MessageState state, HoldKind? because = null, string? reason = null, string? code = null, int steps = 0) =>
        database.WriteAsync(
            async (context, token) =>
            {
                foreach (var message in await context.Messages.Where(which).ToListAsync(token))
                {
                    context.Put(message, state, because, reason, code, steps);
                }

                await context.SaveChangesAsync(token);
            },
            TestContext.Current.CancellationToken);

    public static void Put(this PortalDbContext context, Message message, MessageState state, HoldKind? because, string? reason, string? code, int steps = 0)
    {
        var row = context.Entry(message);
        row.Property(m => m.State).CurrentValue = state;
        row.Property(m => m.HeldBecause).CurrentValue = because;
        row.Property(m => m.Reason).CurrentValue = reason;
        row.Property(m => m.ReasonCode).CurrentValue = code;
        row.Property(m => m.Version).CurrentValue += steps;
    }
}
