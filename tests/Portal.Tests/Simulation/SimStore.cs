using Portal.Services.Delivery;
using Portal.Services.Messages;
using Portal.Services.Storage;

namespace Portal.Tests.Simulation;

/// <summary>
/// The stored messages as one node reaches them: with a little delay, at times failing before anything was stored, at times after.
/// <c>StoreAgreementTests</c> hold it to what the database does.
/// </summary>
internal sealed class SimStore(World world, SimNode node, SimFaults faults) : IDeliveryStore
{
    public Nodes Nodes { get; } = faults.Nodes > 1 ? new SimNodes(world, faults.Nodes) : Nodes.Alone;

    private DateTime Now => world.Clock.Now;

    public Task<IReadOnlyList<DueAccount>> DueAsync(CancellationToken cancellationToken) => AskAsync<IReadOnlyList<DueAccount>>(() =>
    {
        DueAccount[] accounts = [.. world.Messages.Values.Where(m => m.State is MessageState.Scheduled).GroupBy(m => m.LocationId)
            .Select(account => new DueAccount(account.Key, account.Min(m => m.DueAt) - Early)).OrderBy(a => a.LocationId, StringComparer.Ordinal)];
        return world.Bug is Bug.FirstAccountOnly ? [.. accounts.Take(1)] : accounts;
    });

    public Task<IReadOnlyList<Message>> ClaimAsync(IReadOnlyList<ClaimShare> shares, CancellationToken cancellationToken) => ChangeAsync<IReadOnlyList<Message>>(() =>
        [.. shares.SelectMany(share => Due(share.LocationId).Take(share.Most).ToList().Select(Claim))]);

    public Task<IReadOnlyList<bool>> StepAsync(IReadOnlyList<DeliveryStep> steps, CancellationToken cancellationToken) => ChangeAsync<IReadOnlyList<bool>>(() =>
        [.. steps.Select(step => Step(World.Copy(world.Messages[step.MessageId]), step))]);

    public Task<IReadOnlyList<bool>> EndAsync(IReadOnlyList<ClaimEnd> ends, CancellationToken cancellationToken) =>
        StepAsync([.. ends.Select(end => new DeliveryStep(end.Claimed.Id, m => m.IsClaimedAs(end.Claimed), end.Take))], cancellationToken);

    public Task<IReadOnlyList<Message>> ClaimedAsync(CancellationToken cancellationToken) => AskAsync<IReadOnlyList<Message>>(() =>
        world.Bug is Bug.OrphansForgotten ? [] : [.. world.Messages.Values.Where(m => m.State is MessageState.Sending).Select(World.Copy)]);

    public Task<DateTime?> LastRoundAsync(CancellationToken cancellationToken) => AskAsync(() => world.LastRound);

    public Task NoteRoundAsync(DateTime at, CancellationToken cancellationToken) => ChangeAsync(() => world.LastRound = at);

    public Task<bool> HaveAnsweredAsync(Message message, DateTime since, CancellationToken cancellationToken) => AskAsync(() => false); // nothing in the simulation looks at answers

    public Task<IReadOnlyList<Message>> OverdueAsync(DateTime dueBefore, int most, CancellationToken cancellationToken) => AskAsync<IReadOnlyList<Message>>(() =>
        [.. world.Messages.Values.Where(m => m.State is MessageState.Scheduled && m.DueAt < dueBefore).OrderBy(m => m.DueAt).Take(most).Select(World.Copy)]);

    public Task<IReadOnlyList<Message>> TakeChecksAsync(CheckShare share, DateTime until, CancellationToken cancellationToken) => ChangeAsync<IReadOnlyList<Message>>(() =>
    {
        var now = Now;
        var waiting = world.Messages.Values.Where(m => m.CheckAt <= now && !share.Busy.Contains(m.LocationId))
            .OrderBy(m => m.State is MessageState.Unknown ? 0 : 1).ThenBy(m => m.CheckAt).ThenBy(m => m.Id)
            .GroupBy(m => m.LocationId).SelectMany(account => account.Take(share.MostOfOne))
            .OrderBy(m => m.State is MessageState.Unknown ? 0 : 1).ThenBy(m => m.CheckAt).ThenBy(m => m.Id).Take(share.Most).ToList();
        return [.. waiting.Select(message => Stored(message, MessageFields.CheckAt, until))];
    });

    public Task<DateTime?> NextCheckAsync(CancellationToken cancellationToken) => AskAsync(() => world.Messages.Values.Min(m => m.CheckAt));

    public Task<IReadOnlyList<string>> BusySinceAsync(DateTime since, CancellationToken cancellationToken) => AskAsync<IReadOnlyList<string>>(() =>
        [.. world.Messages.Values.Where(m => world.Events[m.Id].Any(e => e.At > since && e.State is not MessageState.Scheduled)).Select(m => m.LocationId).Distinct()]);

    public Task<Matching> MatchAsync(Message unknown, IReadOnlyList<Sighting> sightings, DateTime checkAt, CancellationToken cancellationToken) => ChangeAsync(() =>
    {
        var message = World.Copy(world.Messages[unknown.Id]);
        var others = world.Messages.Values.Where(m => m.LocationId == message.LocationId && m.ContactId == message.ContactId && m.Id != message.Id).ToList();
        if (message.State is not MessageState.Unknown || message.Version != unknown.Version)
        {
            return Matching.None;
        }

        if (others.Any(m => m.State is MessageState.Sending && m.ChannelKey == message.ChannelKey))
        {
            return Matching.NotYet;
        }

        var free = sightings.FirstOrDefault(s => world.Bug is Bug.MatchTwice || !others.Any(m => m.ServiceMessageId == s.Row.Id || m.FoundAs == s.Row.Id));
        if (free is null)
        {
            return Matching.None;
        }

        world.Store(message, message.Find(free.Row, free.EmailMessageId, Now, checkAt));
        return Matching.Found;
    });

    private TimeSpan Early => world.Bug is Bug.EarlyPromotion ? TimeSpan.FromSeconds(2) : TimeSpan.Zero;

    private IEnumerable<Message> Due(string locationId) => world.Messages.Values
        .Where(m => m.State is MessageState.Scheduled && m.LocationId == locationId && m.DueAt - Early <= Now && !IsBehindAnother(m))
        .OrderBy(m => m.DueAt).ThenBy(m => m.Id);

    private bool IsBehindAnother(Message message) => world.Messages.Values.Any(e =>
        e.LocationId == message.LocationId && e.ContactId == message.ContactId && e.ChannelKey == message.ChannelKey
        && (e.State is MessageState.Sending
            || (e.State is MessageState.Scheduled && (e.DueAt <= Now || e.Attempts > 0) && (e.CreatedAt, e.Id).CompareTo((message.CreatedAt, message.Id)) < 0)));

    private Message Claim(Message message)
    {
        var claimed = World.Copy(message);
        MessageFields.Claim(claimed, world.NextId(), Now);
        world.Claimants[claimed.Lease!.Value] = node;
        switch (world.Bug)
        {
            case Bug.MarkAfterSendOnly or Bug.SharedClaim:
                var visible = World.Copy(claimed);
                MessageFields.Set(visible, nameof(Message.State), world.Bug is Bug.SharedClaim ? MessageState.Scheduled : message.State);
                MessageFields.Set(visible, nameof(Message.DueAt), Now.AddSeconds(world.Bug is Bug.SharedClaim ? 0.2 : 60));
                world.Store(visible, claimed.Claimed());
                break;
            default:
                world.Store(claimed, claimed.Claimed());
                break;
        }

        return World.Copy(claimed);
    }

    private bool Step(Message message, DeliveryStep step)
    {
        var isUnfenced = world.Bug is Bug.NoFencing or Bug.SharedClaim or Bug.MarkAfterSendOnly;
        if (isUnfenced && !step.IfStill(message) && message.State is MessageState.Unknown or MessageState.Held or MessageState.Scheduled)
        {
            MessageFields.Set(message, nameof(Message.State), MessageState.Sending);
            world.Store(message, step.Take(message));
            return true;
        }

        if (!step.IfStill(message))
        {
            return false;
        }

        var happened = step.Take(message);
        world.Store(message, happened);
        PlantAfter(message, happened);
        return true;
    }

    private void PlantAfter(Message message, MessageEvent? happened)
    {
        var wrong = (world.Bug, happened?.State) switch
        {
            (Bug.BlindRetry, MessageState.Unknown) => MessageState.Scheduled,
            (Bug.OrphansSentAgain, MessageState.Unknown) when message.Reason!.StartsWith("The portal stopped", StringComparison.Ordinal) => MessageState.Scheduled,
            (Bug.UnknownIsAccepted, MessageState.Unknown) => MessageState.Accepted,
            (Bug.NotFoundIsSentAgain, MessageState.Held) when message.HeldBecause is HoldKind.MayHaveBeenSent => MessageState.Scheduled,
            _ => (MessageState?)null,
        };
        if (wrong is { } state)
        {
            MessageFields.Set(message, nameof(Message.State), state);
            MessageFields.Set(message, nameof(Message.CheckAt), null);
        }
    }

    private Message Stored(Message message, string field, object? value)
    {
        var copy = World.Copy(message);
        MessageFields.Set(copy, field, value);
        world.Store(copy, null);
        return World.Copy(copy);
    }

    private async Task<T> AskAsync<T>(Func<T> ask)
    {
        await node.GateAsync();
        await Task.Delay(world.Between(0, faults.StoreDelay), world.Clock);
        await node.GateAsync();
        return world.Happens(faults.StoreFails) ? throw new IOException("The disk did not answer.") : ask();
    }

    private async Task<T> ChangeAsync<T>(Func<T> change)
    {
        var result = await AskAsync(change);
        await Task.Delay(world.Between(0, faults.StoreDelay), world.Clock);
        await node.GateAsync();
        return world.Happens(faults.StoreFailsAfter) ? throw new IOException("It was stored, and looked as if it was not.") : result;
    }
}
