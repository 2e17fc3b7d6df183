using Portal.Services.Messages;

namespace Portal.Tests.Simulation;

/// <summary>Compares what the portal says with what the service did.</summary>
internal static class Judge
{
    // An answer that comes between the last look and the request can't be known.
    private static readonly TimeSpan JustBefore = TimeSpan.FromSeconds(45);

    public static void Look(World world, IReadOnlyCollection<SimAccount> accounts, SimFaults faults, bool isOver)
    {
        if (!isOver)
        {
            world.Wrong("the world never came to rest");
        }

        foreach (var message in world.Messages.Values)
        {
            var account = accounts.Single(a => a.LocationId == message.LocationId);
            var accepted = account.Accepted.GetValueOrDefault(World.Name(message.Id)) ?? [];
            Look(world, message, accepted);
            LookForFalseTicks(world, message, account);
            if (faults.ClockJumps == 0)
            {
                LookAtTimes(world, message, account, accepted);
            }

            LookForGaps(world, message);
            if (faults.IsQuiet && accepted.Any(at => at > world.Promised[message.Id] + Patience(world, account)))
            {
                world.Wrong($"{World.Name(message.Id)} starved");
            }
        }
    }

    public static bool IsFinal(Message message) =>
        message.State is MessageState.Accepted or MessageState.Delivered or MessageState.Read or MessageState.Refused or MessageState.Failed or MessageState.Cancelled;

    // As long as the sub-account's own limit makes its messages wait, were they all due at once with the three reads of a last look, and a little more.
    private static TimeSpan Patience(World world, SimAccount account) =>
        TimeSpan.FromSeconds(15 + 11 * (4 * world.Messages.Values.Count(m => m.LocationId == account.LocationId) / account.Limit));

    private static void Look(World world, Message message, List<DateTime> accepted)
    {
        var name = World.Name(message.Id);
        if (!IsFinal(message))
        {
            world.Wrong($"{name} is stuck: {message.State} {message.HeldBecause}");
        }

        if (accepted.Count > 1 + world.Chosen.GetValueOrDefault(message.Id))
        {
            world.Wrong($"{name} was sent {accepted.Count} times");
        }

        if (accepted.Count > 0 && message.State is MessageState.Cancelled)
        {
            world.Wrong($"{name} was taken back, and sent");
        }
    }

    private static void LookAtTimes(World world, Message message, SimAccount account, List<DateTime> accepted)
    {
        var name = World.Name(message.Id);
        if (accepted.Any(at => at < world.Promised[message.Id]))
        {
            world.Wrong($"{name} was sent early");
        }

        var answers = account.Rows.Where(r => r.IsInbound && r.ContactId == message.ContactId && r.DateAdded > message.UnansweredSince).Select(r => r.DateAdded);
        if (message.OnlyIfUnanswered && answers.Any(answer => accepted.Any(at => at > answer + JustBefore)))
        {
            world.Wrong($"{name} went out though the contact had answered");
        }
    }

    // Of two messages with the same words to one contact nobody can say which one the service had; but it had as many as are said to be sent.
    private static void LookForFalseTicks(World world, Message message, SimAccount account)
    {
        var same = world.Messages.Values.Where(m => (m.LocationId, m.ContactId, m.Content.Body) == (message.LocationId, message.ContactId, message.Content.Body)).ToList();
        var said = same.Count(m => m.State is MessageState.Accepted or MessageState.Delivered && !world.SaidSent.Contains(m.Id));
        var had = same.Sum(m => account.Accepted.GetValueOrDefault(World.Name(m.Id))?.Count ?? 0);
        if (said > had)
        {
            world.Wrong($"{World.Name(message.Id)} and its likes: {said} are said to be sent, and the service had {had}");
        }
    }

    // A step that only a claim's owner may take must come right after its claim.
    private static void LookForGaps(World world, Message message)
    {
        var events = world.Events[message.Id];
        foreach (var (before, after) in events.Zip(events.Skip(1)))
        {
            if (after.What is "Accepted by HighLevel" or "Refused by HighLevel" && before.State is not MessageState.Sending)
            {
                world.Wrong($"{World.Name(message.Id)}: a stale worker's answer was stored after “{before.What}”");
            }
        }
    }
}
