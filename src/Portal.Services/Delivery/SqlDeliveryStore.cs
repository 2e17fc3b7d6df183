using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.Storage;
using Portal.Services.Team;

namespace Portal.Services.Delivery;

/// <summary>Delivery's view of the database.</summary>
internal sealed class SqlDeliveryStore(Database database, DeliveryClaims claims, MessageChanges changes, TimeProvider clock) : IDeliveryStore
{
    /// <summary>All that <see cref="AttemptSteps"/> may change.</summary>
    internal static IReadOnlyList<string> ChangedByEnding { get; } =
    [
        nameof(Message.State), nameof(Message.StateAt), nameof(Message.Version), nameof(Message.Reason), nameof(Message.ReasonCode), nameof(Message.HeldBecause),
        nameof(Message.Lease), nameof(Message.DueAt), nameof(Message.CheckAt), nameof(Message.Checks), nameof(Message.Attempts),
        nameof(Message.ConversationId), nameof(Message.ServiceMessageId), nameof(Message.EmailMessageId), nameof(Message.TraceId),
        nameof(Message.ThreadId), nameof(Message.MessageIds), nameof(Message.AcceptedStatus), nameof(Message.SentWith),
        nameof(Message.AnswersSince), nameof(Message.ResponseMinutes),
    ];

    public Nodes Nodes => database.Nodes;

    public Task<IReadOnlyList<DueAccount>> DueAsync(CancellationToken cancellationToken) => claims.DueAsync(cancellationToken);

    public async Task<IReadOnlyList<Message>> ClaimAsync(IReadOnlyList<ClaimShare> shares, CancellationToken cancellationToken)
    {
        var claimed = await claims.TakeAsync(shares, cancellationToken);
        Publish(claimed);
        return claimed;
    }

    public async Task<IReadOnlyList<bool>> StepAsync(IReadOnlyList<DeliveryStep> steps, CancellationToken cancellationToken)
    {
        var (taken, visible) = await database.WriteBehindAsync((context, token) => StepAsync(context, steps, token), cancellationToken);
        Publish(visible);
        return taken;
    }

    public async Task<IReadOnlyList<bool>> EndAsync(IReadOnlyList<ClaimEnd> ends, CancellationToken cancellationToken)
    {
        var (taken, visible) = await database.WriteBehindAsync((context, token) => EndAsync(context, ends, token), cancellationToken);
        Publish(visible);
        return taken;
    }

    public async Task<IReadOnlyList<Message>> ClaimedAsync(CancellationToken cancellationToken) =>
        await database.ReadAsync((context, token) => context.Messages.Where(m => m.State == MessageState.Sending).ToListAsync(token), cancellationToken);

    public Task<DateTime?> LastRoundAsync(CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => context.DeliveryRounds.Select(round => (DateTime?)round.At).SingleOrDefaultAsync(token), cancellationToken);

    public Task NoteRoundAsync(DateTime at, CancellationToken cancellationToken) => database.WriteBehindAsync(
        (context, token) => context.Database.ExecuteSqlRawAsync(
            """INSERT INTO "DeliveryRounds" ("Id", "At") VALUES (1, {0}) ON CONFLICT ("Id") DO UPDATE SET "At" = excluded."At";""", [at], token),
        cancellationToken);

    public Task<bool> HaveAnsweredAsync(Message message, DateTime since, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => context.HaveAnsweredAsync(message, since, token), cancellationToken);

    public async Task<IReadOnlyList<Message>> OverdueAsync(DateTime dueBefore, int most, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => context.Messages
                .Where(m => m.State == MessageState.Scheduled && m.DueAt < dueBefore)
                .OrderBy(m => m.DueAt).Take(most).ToListAsync(token),
            cancellationToken);

    // Found by a read, which holds up nobody, however many wait; only what is still waiting then is taken.
    public async Task<IReadOnlyList<Message>> TakeChecksAsync(CheckShare share, DateTime until, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var waiting = await WaitingAsync(share, now, cancellationToken);
        var ids = string.Join(", ", waiting.Select((_, i) => $"{{{i + 2}}}"));
        var sql = $$"""
            UPDATE "Messages" SET "CheckAt" = {0}
            WHERE "Id" IN (SELECT "Id" FROM "Messages" WHERE "Id" IN ({{ids}}) AND "CheckAt" <= {1} {{database.LockRows}})
            RETURNING *
            """;
        object[] values = [until, now, .. waiting];
        return waiting.Count == 0
            ? []
            : await database.WriteBehindAsync((context, token) => context.Messages.FromSqlRaw(sql, values).AsNoTracking().ToListAsync(token), cancellationToken);
    }

    public Task<DateTime?> NextCheckAsync(CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => context.Messages.MinAsync(m => m.CheckAt, token), cancellationToken);

    public async Task<IReadOnlyList<string>> BusySinceAsync(DateTime since, CancellationToken cancellationToken)
    {
        var first = Guid.CreateVersion7(since); // ids are given in the order of time
        return await database.ReadAsync(
            (context, token) => context.MessageEvents.Where(e => e.Id.CompareTo(first) > 0 && e.State != MessageState.Scheduled)
                .Join(context.Messages, e => e.MessageId, m => m.Id, (_, m) => m.LocationId).Distinct().ToListAsync(token),
            cancellationToken);
    }

    public async Task<Matching> MatchAsync(Message unknown, IReadOnlyList<Sighting> sightings, DateTime checkAt, CancellationToken cancellationToken)
    {
        var matching = await database.WriteBehindAsync((context, token) => MatchAsync(context, unknown, sightings, checkAt, token), cancellationToken);
        if (matching is Matching.Found)
        {
            Publish([unknown]);
        }

        return matching;
    }

    // Every step of a message raises its version, so the version that the claim gave is the claim.
    private static async Task<(IReadOnlyList<bool> Taken, IReadOnlyList<Message> Visible)> EndAsync(
        PortalDbContext context, IReadOnlyList<ClaimEnd> ends, CancellationToken cancellationToken)
    {
        Message[] messages = [.. ends.Select(e => e.Claimed.Copy())];
        MessageEvent[] events = [.. ends.Select((end, i) => end.Take(messages[i]))];
        var update = RowStatement.Update<Message>(context, ChangedByEnding, "\"Version\" = @Version - 1 AND \"State\" = 'Sending'");
        bool[] taken = [.. (await update.RunAsync(context, messages, cancellationToken)).Select(rows => rows == 1)];
        MessageEvent[] happened = [.. events.Where((_, i) => taken[i])];
        await RowStatement.Insert<MessageEvent>(context).RunAsync(context, happened, cancellationToken);
        Message[] ended = [.. messages.Where((_, i) => taken[i])];
        TallyStep[] counted = [.. ended.Select(message => new TallyStep(message, TallyStanding.Sending))];
        await Tallying.CountAsync(context, counted, cancellationToken);
        await MessageNotices.AddAsync(context, counted, happened, cancellationToken);
        return (taken, ended);
    }

    private static async Task<(IReadOnlyList<bool> Taken, IReadOnlyList<Message> Visible)> StepAsync(
        PortalDbContext context, IReadOnlyList<DeliveryStep> steps, CancellationToken cancellationToken)
    {
        var ids = steps.Select(s => s.MessageId).ToArray();
        var messages = await context.Messages.Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, cancellationToken);
        var (taken, visible) = (new List<bool>(steps.Count), new List<Message>(steps.Count));
        foreach (var step in steps)
        {
            var message = messages[step.MessageId];
            var holds = step.IfStill(message);
            taken.Add(holds);
            if (holds && step.Take(message) is { } happened)
            {
                context.Add(happened);
                visible.Add(message);
            }
        }

        await context.SaveChangesAsync(cancellationToken);
        return (taken, visible);
    }

    private async Task<Matching> MatchAsync(
        PortalDbContext context, Message unknown, IReadOnlyList<Sighting> sightings, DateTime checkAt, CancellationToken cancellationToken)
    {
        var message = await context.Messages.SingleAsync(m => m.Id == unknown.Id, cancellationToken);
        if (message.State is not MessageState.Unknown || message.Version != unknown.Version)
        {
            return Matching.None;
        }

        var others = context.Messages.Where(m => m.LocationId == message.LocationId && m.ContactId == message.ContactId && m.Id != message.Id);
        if (await others.AnyAsync(m => m.State == MessageState.Sending && m.ChannelKey == message.ChannelKey, cancellationToken))
        {
            return Matching.NotYet;
        }

        foreach (var sighting in sightings)
        {
            var id = sighting.EmailMessageId ?? sighting.Row.Id;
            if (!await others.AnyAsync(m => m.EmailMessageId == id || m.ServiceMessageId == id || m.FoundAs == id, cancellationToken))
            {
                context.Add(message.Find(sighting.Row, sighting.EmailMessageId, clock.GetUtcNow().UtcDateTime, checkAt));
                await context.SaveChangesAsync(cancellationToken);
                return Matching.Found;
            }
        }

        return Matching.None;
    }

    private Task<List<Guid>> WaitingAsync(CheckShare share, DateTime now, CancellationToken cancellationToken)
    {
        var busy = string.Concat(share.Busy.Select((_, i) => $$""" AND "LocationId" <> {{{i + 3}}}"""));
        var sql = $$"""
            SELECT "Id" AS "Value" FROM (
                SELECT "Id", "State", "CheckAt", ROW_NUMBER() OVER (PARTITION BY "LocationId" ORDER BY CASE WHEN "State" = 'Unknown' THEN 0 ELSE 1 END, "CheckAt", "Id") AS "Place"
                FROM "Messages" WHERE "CheckAt" <= {0}{{busy}}) AS waiting
            WHERE "Place" <= {1} ORDER BY CASE WHEN "State" = 'Unknown' THEN 0 ELSE 1 END, "CheckAt", "Id" LIMIT {2}
            """;
        object[] values = [now, share.MostOfOne, share.Most, .. share.Busy];
        return database.ReadAsync((context, token) => context.Database.SqlQueryRaw<Guid>(sql, values).ToListAsync(token), cancellationToken);
    }

    private void Publish(IReadOnlyList<Message> messages)
    {
        foreach (var message in messages)
        {
            changes.Publish(new MessageChange(message.LocationId, message.ContactId, message.Id));
        }
    }
}
