using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Portal.Services.Messages;
using Portal.Services.Responses;
using Portal.Services.Storage;

namespace Portal.Services.Team;

/// <summary>Keeps the tallies equal to counting the messages: each step of a message moves it from one figure to another, in the step's own transaction.</summary>
internal static class Tallying
{
    /// <summary>Steps of messages that were saved without the context knowing, or will be.</summary>
    public static async Task CountAsync(PortalDbContext context, IReadOnlyList<TallyStep> steps, CancellationToken cancellationToken)
    {
        var (messages, failures) = (new Dictionary<(string, int, Guid, string), MessageTally>(), new Dictionary<(string, int, string, string), FailureTally>());
        var responses = new Dictionary<(string, int, Guid, string, int), ResponseTally>();
        foreach (var step in steps.Where(step => step.Moves))
        {
            Count(Of(messages, step.Message), step);
            Count(failures, step);
            Count(responses, step);
        }

        // In one order everywhere, so that two transactions never wait for each other.
        await RowStatement.Add<MessageTally>(context).RunAsync(context, [.. messages.OrderBy(t => t.Key).Select(t => t.Value)], cancellationToken);
        await RowStatement.Add<FailureTally>(context).RunAsync(context, [.. failures.OrderBy(t => t.Key).Select(t => t.Value).Where(t => t.Count != 0)], cancellationToken);
        await RowStatement.Add<ResponseTally>(context).RunAsync(context, [.. responses.OrderBy(t => t.Key).Select(t => t.Value).Where(t => t.Count != 0)], cancellationToken);
    }

    /// <summary>The steps that the context is about to save.</summary>
    public static IReadOnlyList<TallyStep> Of(PortalDbContext context) =>
    [
        .. context.ChangeTracker.Entries<Message>()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => new TallyStep(entry.Entity, entry.State is EntityState.Added ? null : TallyStanding.Before(entry)))
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
            Add(tally, before, -1);
        }
        else
        {
            tally.Written++;
        }

        Add(tally, step.Now, 1);
    }

    private static void Add(MessageTally tally, TallyStanding standing, int count)
    {
        Add(tally, standing.State, count);
        tally.Undone += standing is { State: MessageState.Cancelled, IsUndone: true } ? count : 0;
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
        if (step.Before is { IsFailure: true } before)
        {
            Of(tallies, step.Message, before.Code).Count--;
        }

        if (step.Now.IsFailure)
        {
            Of(tallies, step.Message, step.Now.Code).Count++;
        }
    }

    private static FailureTally Of(Dictionary<(string, int, string, string), FailureTally> tallies, Message message, string? code)
    {
        var key = (message.LocationId, Quarter: Quarters.Of(message.CreatedAt), message.ChannelKey, Code: code ?? string.Empty);
        return tallies.TryGetValue(key, out var known) ? known
            : tallies[key] = new FailureTally { LocationId = key.LocationId, Quarter = key.Quarter, ChannelKey = key.ChannelKey, Code = key.Code };
    }

    private static void Count(Dictionary<(string, int, Guid, string, int), ResponseTally> tallies, TallyStep step)
    {
        if (step.Before?.Answered is { } before)
        {
            Of(tallies, step.Message, before).Count--;
        }

        if (step.Now.Answered is { } now)
        {
            Of(tallies, step.Message, now).Count++;
        }
    }

    private static ResponseTally Of(Dictionary<(string, int, Guid, string, int), ResponseTally> tallies, Message message, int minutes)
    {
        var key = (message.LocationId, Quarter: Quarters.Of(message.CreatedAt), message.AuthorId, message.ChannelKey, Step: ResponseScale.Of(minutes));
        return tallies.TryGetValue(key, out var known) ? known
            : tallies[key] = new ResponseTally { LocationId = key.LocationId, Quarter = key.Quarter, AuthorId = key.AuthorId, ChannelKey = key.ChannelKey, Step = key.Step };
    }
}

/// <summary>One step of a message; <paramref name="Before"/> is null for one that was just written.</summary>
internal sealed record TallyStep(Message Message, TallyStanding? Before)
{
    public TallyStanding Now => TallyStanding.Of(Message);

    public bool Moves => Before != Now;
}

/// <summary>All of a message that decides where it is counted.</summary>
internal sealed record TallyStanding(MessageState State, string? Code, bool IsUndone, int? ResponseMinutes)
{
    public static TallyStanding Sending { get; } = new(MessageState.Sending, Code: null, IsUndone: false, ResponseMinutes: null);

    public bool IsFailure => State is MessageState.Failed or MessageState.Refused;

    /// <summary>How long the contact waited for it, where it is an answer that has gone.</summary>
    public int? Answered => Message.Answering.Contains(State) ? ResponseMinutes : null;

    public static TallyStanding Of(Message message) => new(message.State, message.ReasonCode, message.IsUndone, message.ResponseMinutes);

    public static TallyStanding Before(EntityEntry<Message> entry) => new(
        entry.Property(m => m.State).OriginalValue,
        entry.Property(m => m.ReasonCode).OriginalValue,
        entry.Property(m => m.IsUndone).OriginalValue,
        entry.Property(m => m.ResponseMinutes).OriginalValue);
}
