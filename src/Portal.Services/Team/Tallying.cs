using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Services.Team;

/// <summary>Keeps the tallies equal to counting the messages: each step of a message moves it from one figure to another, in the step's own transaction.</summary>
internal static class Tallying
{
    /// <summary>Steps of messages that were saved without the context knowing, or will be.</summary>
    public static async Task CountAsync(PortalDbContext context, IReadOnlyList<TallyStep> steps, CancellationToken cancellationToken)
    {
        var (messages, failures) = (new Dictionary<(string, int, Guid, string), MessageTally>(), new Dictionary<(string, int, string, string), FailureTally>());
        foreach (var step in steps.Where(step => step.Moves))
        {
            Count(Of(messages, step.Message), step);
            Count(failures, step);
        }

        // In one order everywhere, so that two transactions never wait for each other.
        await RowStatement.Add<MessageTally>(context).RunAsync(context, [.. messages.OrderBy(t => t.Key).Select(t => t.Value)], cancellationToken);
        await RowStatement.Add<FailureTally>(context).RunAsync(context, [.. failures.OrderBy(t => t.Key).Select(t => t.Value).Where(t => t.Count != 0)], cancellationToken);
    }

    /// <summary>The steps that the context is about to save.</summary>
    public static IReadOnlyList<TallyStep> Of(PortalDbContext context) =>
    [
        .. context.ChangeTracker.Entries<Message>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => new TallyStep(
                entry.Entity,
                entry.State is EntityState.Added ? null : (entry.Property(m => m.State).OriginalValue, entry.Property(m => m.ReasonCode).OriginalValue)))
            .Where(step => step.Moves),
    ];

    private static MessageTally Of(Dictionary<(string, int, Guid, string), MessageTally> tallies, Message message)
    {
        var key = (message.LocationId, Quarter: Quarters.Of(message.CreatedAt), message.AuthorId, message.ChannelKey);
        return tallies.TryGetValue(key, out var known) ? known
            : tallies[key] = new MessageTally { LocationId = key.LocationId, Quarter = key.Quarter, AuthorId = key.AuthorId, ChannelKey = key.ChannelKey };
    }

    private static void Count(MessageTally tally, TallyStep step)
    {
        if (step.Before is { } before)
        {
            Add(tally, before.State, -1);
        }
        else
        {
            tally.Written++;
        }

        Add(tally, step.Message.State, 1);
    }

    internal static void Add(MessageTally tally, MessageState state, int count) => _ = state switch
    {
        MessageState.Accepted => tally.Accepted += count,
        MessageState.Delivered => tally.Delivered += count,
        MessageState.Read => tally.Read += count,
        MessageState.Failed => tally.Failed += count,
        MessageState.Refused => tally.Refused += count,
        MessageState.Unknown => tally.Unknown += count,
        MessageState.Held => tally.Held += count,
        MessageState.Cancelled => tally.Cancelled += count,
        MessageState.WaitingForApproval or MessageState.Scheduled or MessageState.Sending or MessageState.ServiceScheduled => 0,
        _ => throw new InvalidOperationException($"{state} is not counted."),
    };

    private static void Count(Dictionary<(string, int, string, string), FailureTally> tallies, TallyStep step)
    {
        if (step.Before is { } before && IsFailure(before.State))
        {
            Of(tallies, step.Message, before.Code).Count--;
        }

        if (IsFailure(step.Message.State))
        {
            Of(tallies, step.Message, step.Message.ReasonCode).Count++;
        }
    }

    private static FailureTally Of(Dictionary<(string, int, string, string), FailureTally> tallies, Message message, string? code)
    {
        var key = (message.LocationId, Quarter: Quarters.Of(message.CreatedAt), message.ChannelKey, Code: code ?? string.Empty);
        return tallies.TryGetValue(key, out var known) ? known
            : tallies[key] = new FailureTally { LocationId = key.LocationId, Quarter = key.Quarter, ChannelKey = key.ChannelKey, Code = key.Code };
    }

    private static bool IsFailure(MessageState state) => state is MessageState.Failed or MessageState.Refused;
}

/// <summary>One step of a message: where it is now, and where it was; null for one that was just written.</summary>
internal sealed record TallyStep(Message Message, (MessageState State, string? Code)? Before)
{
    public bool Moves => Before != (Message.State, Message.ReasonCode);
}
