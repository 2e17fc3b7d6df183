using Portal.Services.Storage;

namespace Portal.Services.People;

/// <summary>Who works in a sub-account, for everybody who does.</summary>
public sealed class Colleagues(Database database, PeopleDirectory directory)
{
    /// <summary>All who are let in and have signed in at least once, the caller too, in the order of their names. No addresses.</summary>
    public Task<IReadOnlyList<Colleague>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => OfAsync(context, caller.LocationId, token), cancellationToken);

    /// <summary>The same, as part of the caller's own work.</summary>
    internal async Task<IReadOnlyList<Colleague>> OfAsync(PortalDbContext context, string locationId, CancellationToken cancellationToken) =>
    [
        .. (await directory.OfAsync(context, locationId, cancellationToken))
            .Where(person => person is { Key.PersonId: not null, Entrance: not null })
            .Select(person => new Colleague(person.Key.PersonId.GetValueOrDefault(), person.Name ?? string.Empty)),
    ];
}

/// <summary>Somebody who works in a sub-account.</summary>
public sealed record Colleague(Guid PersonId, string Name);
