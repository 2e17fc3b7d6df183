using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.Storage;

namespace Portal.Services.People;

/// <summary>
/// Begins, knows and ends sessions, and says what their people may do. What was read is believed for a few seconds, so that a page of many
/// parts asks the database once; an end or a change of rights on this host is known at once, one on another host within those seconds.
/// </summary>
public sealed class Sessions(Database database, AccessRule rule, AuditTrail audit, IOptions<SessionLifetimeOptions> options, TimeProvider time)
{
    private static readonly TimeSpan BelievedFor = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SeenIsSavedEvery = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, KnownSession> _known = new();
    private readonly SessionWatchers _watchers = new();

    // Who asks for a session as its own browser ends it, or a moment later, is told how it ended.
    private readonly ConcurrentDictionary<Guid, (SessionEnd How, DateTime At)> _endedByBrowser = new();
    private long _changes;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Begins a session; the answer is the only copy of its key, and belongs into the browser's cookie.</summary>
    public Task<string> StartAsync(Guid personId, string name, byte[] ticket, CancellationToken cancellationToken) => StartAsync(personId, name, ticket, null, cancellationToken);

    /// <summary>Begins a session and ends the one that the same browser had, whoever's it was: both, or neither.</summary>
    public async Task<string> StartInPlaceOfAsync(string oldKey, Guid personId, string name, byte[] ticket, CancellationToken cancellationToken)
    {
        var old = SessionKey.Parse(oldKey)?.Id;
        if (old is { } id)
        {
            _endedByBrowser[id] = (SessionEnd.Replaced, Now);
        }

        var key = await StartAsync(personId, name, ticket, old, cancellationToken);
        if (old is { } gone)
        {
            Forget(gone, SessionEnd.Replaced);
        }

        return key;
    }

    /// <summary>The session that a cookie names, or null when it has ended or never was. Counts as activity.</summary>
    public async Task<LiveSession?> FindAsync(string key, CancellationToken cancellationToken) =>
        SessionKey.Parse(key) is { } parsed
        && await ReadAsync(parsed.Id, cancellationToken) is var (session, access)
        && CryptographicOperations.FixedTimeEquals(session.SecretHash, parsed.SecretHash)
        && await TouchAsync(parsed.Id, cancellationToken)
            ? new LiveSession(session.Id, session.PersonId, session.LocationId, session.Ticket, access)
            : null;

    /// <summary>Whether the session lives; asking is not activity. Who watches it is told when it does not.</summary>
    public async Task<bool> IsLiveAsync(Guid id, CancellationToken cancellationToken) => await ReadAsync(id, cancellationToken) is not null;

    /// <summary>What the person of a session may do now; null when the session has ended. Asking is not activity.</summary>
    public async Task<Access?> AccessAsync(Guid id, CancellationToken cancellationToken) => (await ReadAsync(id, cancellationToken))?.Access;

    /// <summary>What a person may do has changed: nothing of it is believed any more, and the pages that they have open are told.</summary>
    public async Task LookAgainAsync(Guid personId, CancellationToken cancellationToken)
    {
        foreach (var id in _known.Where(k => k.Value.State.Session.PersonId == personId).Select(k => k.Key).ToList())
        {
            Disbelieve(id);
            await ReadFreshAsync(id, cancellationToken);
        }
    }

    /// <summary>Works in another sub-account from now on; that the person may is the caller's business. Open circuits keep theirs.</summary>
    public async Task SwitchAsync(Caller caller, Guid id, string locationId, CancellationToken cancellationToken)
    {
        await database.WriteAsync(
            async (context, token) =>
            {
                if (await context.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LocationId, locationId), token) == 1)
                {
                    audit.Record(context, new(AuditActions.SubAccountSwitched, "Switched to this sub-account.", caller.PersonId, caller.Name, locationId));
                    await context.SaveChangesAsync(token);
                }
            },
            cancellationToken);
        Disbelieve(id);
    }

    public Task EndAsync(string key, CancellationToken cancellationToken) =>
        SessionKey.Parse(key) is { } parsed ? EndAsync(parsed.Id, SessionEnd.SignedOut, cancellationToken) : Task.CompletedTask;

    /// <summary>Ends the session everywhere. Ending one that has ended does nothing.</summary>
    public async Task EndAsync(Guid id, SessionEnd end, CancellationToken cancellationToken)
    {
        if (end is SessionEnd.SignedOut)
        {
            _endedByBrowser[id] = (end, Now);
        }

        await database.WriteAsync((context, token) => DeleteAsync(context, id, end, token), cancellationToken);
        Forget(id, end);
    }

    /// <summary>Calls <paramref name="ended"/> once, on any thread, when the session ends while the answer is not disposed.</summary>
    public IDisposable Watch(Guid id, Action<SessionEnd> ended) => _watchers.Add(id, ended, read: null);

    /// <summary>And calls <paramref name="read"/> with what the session's person may do whenever that was read again, changed or not.</summary>
    public IDisposable Watch(Guid id, Action<SessionEnd> ended, Action<Access> read) => _watchers.Add(id, ended, read);

    /// <summary>Ends what has expired, and notices what was ended elsewhere.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        _known.Where(k => Now - k.Value.SeenAt > Remembered).ToList().ForEach(k => _known.TryRemove(k));
        _endedByBrowser.Where(s => Now - s.Value.At > Remembered).ToList().ForEach(s => _endedByBrowser.TryRemove(s));
        var idleSince = Now - options.Value.Idle - SeenIsSavedEvery;
        var now = Now;
        var expired = await database.ReadAsync(
            (context, token) => context.Sessions.Where(s => s.EndsAt <= now || s.LastSeenAt <= idleSince).Select(s => s.Id).ToListAsync(token),
            cancellationToken);
        foreach (var id in expired.Union(_watchers.Watched))
        {
            await ReadFreshAsync(id, cancellationToken);
        }
    }

    private async Task<string> StartAsync(Guid personId, string name, byte[] ticket, Guid? replaced, CancellationToken cancellationToken)
    {
        var key = SessionKey.Create(time.GetUtcNow());
        var session = new Session
        {
            Id = key.Id,
            SecretHash = key.SecretHash,
            PersonId = personId,
            Ticket = ticket,
            StartedAt = Now,
            LastSeenAt = Now,
            EndsAt = Now + options.Value.Absolute,
        };
        await database.WriteAsync(
            async (context, token) =>
            {
                if (replaced is { } old)
                {
                    await DeleteAsync(context, old, SessionEnd.Replaced, token);
                }

                session.LocationId = (await rule.OfAsync(context, personId, token)).LocationIds is [var first, ..] ? first : null;
                context.Add(session);
                audit.Record(context, new(AuditActions.SignedIn, "Signed in.", personId, name, session.LocationId));
                await context.SaveChangesAsync(token);
            },
            cancellationToken);
        return key.Write();
    }

    // False when the session has ended meanwhile.
    private async Task<bool> TouchAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await ReadAsync(id, cancellationToken) is null)
        {
            return false;
        }

        if (!_known.TryGetValue(id, out var known))
        {
            return await TouchAsync(id, cancellationToken); // something changed since it was read
        }

        var now = Now;
        known.SeenAt = now;
        if (now - known.SeenSavedAt >= SeenIsSavedEvery)
        {
            known.SeenSavedAt = now;
            await SaveSeenAsync(id, now, cancellationToken);
        }

        return true;
    }

    private async Task SaveSeenAsync(Guid id, DateTime now, CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(
                (context, token) => context.Sessions.Where(s => s.Id == id && s.LastSeenAt < now).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), token),
                cancellationToken);
        }
        catch (Exception exception) when (StorageFault.Of(exception) is not null)
        {
            return; // a full disk keeps nobody from reading
        }
    }

    private Task<SessionState?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        _known.TryGetValue(id, out var known) && Now - known.ReadAt < BelievedFor && ExpiryOf(known.State.Session, known.SeenAt) is null
            ? Task.FromResult<SessionState?>(known.State)
            : ReadFreshAsync(id, cancellationToken);

    private async Task<SessionState?> ReadFreshAsync(Guid id, CancellationToken cancellationToken)
    {
        var changes = Volatile.Read(ref _changes);
        var state = await database.ReadAsync((context, token) => StateAsync(context, id, token), cancellationToken);
        if (state is null)
        {
            Forget(id, _endedByBrowser.TryGetValue(id, out var end) ? end.How : SessionEnd.EndedElsewhere);
            return null;
        }

        var known = _known.GetOrAdd(id, _ => new KnownSession(state));
        (known.State, known.ReadAt) = (state, Now);
        if (Volatile.Read(ref _changes) != changes)
        {
            _known.TryRemove(id, out _); // what was read may be from before the change
            return await ReadFreshAsync(id, cancellationToken);
        }

        if (ExpiryOf(state.Session, known.SeenAt) is not { } expiry)
        {
            _watchers.Tell(id, state.Access);
            return state;
        }

        await EndAsync(id, expiry, cancellationToken);
        return null;
    }

    private async Task<SessionState?> StateAsync(PortalDbContext context, Guid id, CancellationToken cancellationToken) =>
        await context.Sessions.SingleOrDefaultAsync(s => s.Id == id, cancellationToken) is { } session
            ? new SessionState(session, await rule.OfAsync(context, session.PersonId, cancellationToken))
            : null;

    private SessionEnd? ExpiryOf(Session session, DateTime seenAt) =>
        Now >= session.EndsAt ? SessionEnd.TooOld
        : Now >= Later(seenAt, session.LastSeenAt) + options.Value.Idle ? SessionEnd.Idle
        : null;

    private async Task DeleteAsync(PortalDbContext context, Guid id, SessionEnd end, CancellationToken cancellationToken)
    {
        if (await context.Sessions.Where(s => s.Id == id).Join(context.People, s => s.PersonId, p => p.Id, (s, p) => new { s.LocationId, p.Id, p.Name }).SingleOrDefaultAsync(cancellationToken) is not { } of
            || await context.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync(cancellationToken) == 0)
        {
            return;
        }

        audit.Record(context, new(end is SessionEnd.SignedOut ? AuditActions.SignedOut : AuditActions.SessionEnded, end.Words(), of.Id, of.Name, of.LocationId));
        await context.SaveChangesAsync(cancellationToken);
    }

    private void Disbelieve(Guid id)
    {
        Interlocked.Increment(ref _changes);
        _known.TryRemove(id, out _);
    }

    private void Forget(Guid id, SessionEnd end)
    {
        Disbelieve(id);
        _watchers.Tell(id, end);
    }

    private static DateTime Later(DateTime one, DateTime other) => one > other ? one : other;
}
