using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Audit;

/// <summary>Who did what in a sub-account, for its administrators.</summary>
public sealed class AuditService(Database database)
{
    public const int PageSize = 50;

    /// <summary>One page, newest first; pages neither skip nor repeat an entry. Empty for those who are no administrators.</summary>
    public Task<AuditSlice> ListAsync(Caller caller, AuditQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) =>
            {
                var entries = Seen(context, caller)
                    .Where(e => query.Action == null || e.Action == query.Action)
                    .Where(e => query.PersonId == null || e.PersonId == query.PersonId)
                    .Where(e => query.From == null || e.At >= query.From)
                    .Where(e => query.To == null || e.At < query.To)
                    .Where(e => query.Before == null || e.Id < query.Before);
                var found = await entries.OrderByDescending(e => e.Id).Take(PageSize + 1).ToListAsync(token);
                return new AuditSlice([.. found.Take(PageSize)], HasOlder: found.Count > PageSize);
            },
            cancellationToken);

    /// <summary>What has been done, and by whom: what a list can be narrowed to.</summary>
    public Task<AuditChoices> ChoicesAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync(
            async (context, token) => new AuditChoices(
                await Seen(context, caller).Select(e => e.Action).Distinct().OrderBy(a => a).ToListAsync(token),
                await context.People.Where(p => Seen(context, caller).Any(e => e.PersonId == p.Id)).OrderBy(p => p.Name).Select(p => new AuditPerson(p.Id, p.Name)).ToListAsync(token)),
            cancellationToken);

    private static IQueryable<AuditEntry> Seen(PortalDbContext context, Caller caller) =>
        context.Audit.Where(e => caller.MayChangeSettings && e.LocationId == caller.LocationId);
}

/// <summary>What is asked for; null for all. <paramref name="Before"/>: the last entry of the page before.</summary>
public sealed record AuditQuery(string? Action = null, Guid? PersonId = null, Guid? Before = null)
{
    /// <summary>UTC; from here on.</summary>
    public DateTime? From { get; init; }

    /// <summary>UTC; before this.</summary>
    public DateTime? To { get; init; }
}

public sealed record AuditSlice(IReadOnlyList<AuditEntry> Entries, bool HasOlder);

public sealed record AuditChoices(IReadOnlyList<string> Actions, IReadOnlyList<AuditPerson> People);

public sealed record AuditPerson(Guid Id, string Name);
